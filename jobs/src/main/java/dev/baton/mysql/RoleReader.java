package dev.baton.mysql;

import dev.baton.topology.ServerSettings.RoleAtRestart;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of {@link Dialect#showRoleOrigins}: whether {@code read_only} survives a restart.
 *
 * <p>A value of an option file or of the command line does, and one that is persisted (MySQL 8.0 and later). Of a value
 * that was set at run time and not persisted no server tells what its option file says.
 */
final class RoleReader {

    private RoleReader() {}

    static RoleAtRestart read(Row variables, List<Row> origins) {
        if (origins.isEmpty()) {
            return RoleAtRestart.UNKNOWN;
        }
        boolean readOnlyNow = !InstanceReader.writability(variables).isWritable();
        Optional<Boolean> persisted = persisted(origins);
        if (persisted.isPresent()) {
            return persisted.get() == readOnlyNow ? RoleAtRestart.KEPT : RoleAtRestart.CHANGES;
        }
        return origins.stream().anyMatch(row -> wasSetAtRunTime(row, readOnlyNow))
                ? RoleAtRestart.UNSURE
                : RoleAtRestart.KEPT;
    }

    /** {@code super_read_only} brings {@code read_only} with it, at a start too. */
    private static Optional<Boolean> persisted(List<Row> origins) {
        List<Row> persisted =
                origins.stream().filter(row -> row.has("persisted")).toList();
        return persisted.isEmpty()
                ? Optional.empty()
                : Optional.of(persisted.stream().anyMatch(row -> row.isOn("persisted")));
    }

    /** By either variable; read-only by default is impossible, so that it came along with the other one. */
    private static boolean wasSetAtRunTime(Row origin, boolean readOnlyNow) {
        return switch (origin.text("origin")) {
            case "DYNAMIC", "SQL" -> true;
            case "COMPILED", "COMPILE-TIME" ->
                readOnlyNow && origin.text("name").equalsIgnoreCase("read_only");
            default -> false;
        };
    }
}
