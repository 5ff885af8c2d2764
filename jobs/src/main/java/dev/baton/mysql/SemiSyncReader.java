package dev.baton.mysql;

import dev.baton.topology.SemiSync;
import dev.baton.topology.SemiSync.Role;
import dev.baton.topology.SemiSync.Side;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads semi-synchronous replication, whose variables and status have an old and a new name. */
final class SemiSyncReader {

    /** Label of the column with {@code name=value} pairs of the status, by comma. */
    static final String STATUS = "semi_sync_status";

    private SemiSyncReader() {}

    /** Whether one side is enabled, so that its status is worth asking for. */
    static boolean isEnabled(Row variables) {
        return sourceEnabled(variables) || replicaEnabled(variables);
    }

    static SemiSync read(Row variables) {
        if (!isEnabled(variables)) {
            return SemiSync.OFF;
        }
        Row status = status(variables.text(STATUS));
        return new SemiSync(
                role(
                        sourceEnabled(variables),
                        status.isOn("Rpl_semi_sync_source_status", "Rpl_semi_sync_master_status")),
                role(
                        replicaEnabled(variables),
                        status.isOn("Rpl_semi_sync_replica_status", "Rpl_semi_sync_slave_status")),
                (int) variables
                        .findNumber(
                                "rpl_semi_sync_source_wait_for_replica_count",
                                "rpl_semi_sync_master_wait_for_slave_count")
                        .orElse(1),
                Duration.ofMillis(variables.number("rpl_semi_sync_source_timeout", "rpl_semi_sync_master_timeout")),
                (int) status.number("Rpl_semi_sync_source_clients", "Rpl_semi_sync_master_clients"),
                (int) status.number("Rpl_semi_sync_source_wait_sessions", "Rpl_semi_sync_master_wait_sessions"));
    }

    /** The names that the switch of a side can have; a server knows one of them, or none without the plug-in. */
    static List<String> switches(Side side) {
        return switch (side) {
            case SOURCE -> List.of("rpl_semi_sync_source_enabled", "rpl_semi_sync_master_enabled");
            case REPLICA -> List.of("rpl_semi_sync_replica_enabled", "rpl_semi_sync_slave_enabled");
        };
    }

    private static boolean sourceEnabled(Row variables) {
        return variables.isOn(switches(Side.SOURCE).toArray(String[]::new));
    }

    private static boolean replicaEnabled(Row variables) {
        return variables.isOn(switches(Side.REPLICA).toArray(String[]::new));
    }

    private static Role role(boolean enabled, boolean inForce) {
        if (!enabled) {
            return Role.OFF;
        }
        return inForce ? Role.ACTIVE : Role.ENABLED;
    }

    private static Row status(String pairs) {
        Map<String, String> values = new HashMap<>();
        for (String pair : pairs.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return Row.of(values);
    }
}
