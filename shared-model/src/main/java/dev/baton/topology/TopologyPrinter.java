package dev.baton.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Draws a cluster as text, the replicas below their source: what {@code baton topology} prints.
 *
 * <pre>
 * p1:3306     [0s,ok,8.4.6,rw,ROW,&gt;&gt;,GTID,primary]
 * + r1:3306   [0s,ok,8.4.6,ro,ROW,&gt;&gt;,GTID,prefer]
 *   - r2:3306 [unknown,stopped,8.4.6,ro,ROW,&gt;&gt;,GTID]
 * </pre>
 *
 * <p>Before a replica there is a plus if it replicates, else a minus. Then: lag, state, version, rw or ro, format of the
 * binary log, {@code >>} if what is replicated is logged, GTID, and what else there is to know. Of a server that cannot
 * be asked it is what was seen last. A server with several sources is drawn below the first.
 */
public final class TopologyPrinter {

    private final TopologySnapshot snapshot;
    private final List<Row> rows = new ArrayList<>();
    private final Set<InstanceId> drawn = new HashSet<>();

    /** A server's name, indented, and its columns. */
    private record Row(String name, List<String> columns) {}

    /** Where a server is drawn: how deep, and below which source, if below any. */
    private record Place(int depth, Set<InstanceId> source) {

        static final Place TOP = new Place(0, Set.of());

        Place below(ServerView drawn) {
            return new Place(depth + 1, Set.of(drawn.id()));
        }

        String indented(ServerView server) {
            String mark = server.reachable() && server.replicating() ? "+ " : "- ";
            return depth == 0 ? server.id().toString() : "  ".repeat(depth - 1) + mark + server.id();
        }
    }

    private TopologyPrinter(TopologySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The drawing, a line for each server, each line ended. */
    public static String tree(TopologySnapshot snapshot) {
        List<Row> rows = new TopologyPrinter(snapshot).draw();
        int width = width(rows.stream().map(Row::name));
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            List<String> told =
                    row.columns().stream().filter(column -> !column.isEmpty()).toList();
            text.append(pad(row.name(), width))
                    .append(" [")
                    .append(String.join(",", told))
                    .append("]\n");
        }
        return text.toString();
    }

    /** The drawing as a table with columns that end at bars. */
    public static String tabulated(TopologySnapshot snapshot) {
        List<Row> rows = new TopologyPrinter(snapshot).draw();
        int nameWidth = width(rows.stream().map(Row::name));
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(pad(row.name(), nameWidth));
            for (int column = 0; column < row.columns().size(); column++) {
                line.append(" |").append(pad(row.columns().get(column), width(rows, column)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The primary first, then others without a source; what is left follows itself in a ring. */
    private List<Row> draw() {
        snapshot.primary().ifPresent(primary -> draw(primary, Place.TOP));
        snapshot.servers().stream()
                .filter(server -> server.sources().isEmpty())
                .forEach(server -> draw(server, Place.TOP));
        snapshot.servers().forEach(server -> draw(server, Place.TOP));
        return rows;
    }

    private void draw(ServerView server, Place place) {
        if (drawn.add(server.id())) {
            rows.add(new Row(place.indented(server), ServerColumns.of(server, place.source())));
            server.replicas().forEach(replica -> draw(replica, place.below(server)));
        }
    }

    private static int width(List<Row> rows, int column) {
        return width(rows.stream().map(row -> row.columns().get(column)));
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
