package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.scenario.RandomTopology;
import dev.baton.scenario.Scenario;
import org.junit.jupiter.api.Test;

class TopologyPrinterTest {

    private static final String CLUSTER = """
            p1 primary 8.4.6 semi-source=active
            r1 <- p1 prefer
            r2.example.com:3307 <- p1 lag=75s gtid=off binlog=own-writes downtime=backup
            i1 <- p1 DOWN
            r3 <- i1 io=connecting must-not
            r4 <- i1 sql-error=1062 8.0.36 writable format=mixed
            r5 <- r4 io=stopped binlog=off
            o1 primary TURNED-AWAY lost
            x1 NEVER-SEEN
            """;

    @Test
    void treeShowsReplicasBelowTheirSource() {
        // Given
        TopologySnapshot snapshot = Scenario.parse("drawn", CLUSTER).snapshot();

        // When
        String tree = TopologyPrinter.tree(snapshot);

        // Then
        assertThat(tree).isEqualTo("""
                p1:3306               [0s,ok,8.4.6,rw,ROW,>>,GTID,semi-sync,primary]
                - i1:3306             [0s,down,8.4.6,ro,ROW,>>,GTID]
                  - r3:3306           [?,connecting,8.4.6,ro,ROW,>>,GTID,must_not]
                  - r4:3306           [?,broken,8.0.36,rw,MIXED,>>,GTID]
                    - r5:3306         [?,stopped,8.0.36,ro,nobinlog,GTID]
                + r1:3306             [0s,ok,8.4.6,ro,ROW,>>,GTID,prefer]
                + r2.example.com:3307 [1m15s,ok,8.4.6,ro,ROW,downtime]
                o1:3306               [0s,turned away,8.0.36,rw,ROW,>>,GTID,lost]
                x1:3306               [?,never seen,?,?,?]
                """);
    }

    @Test
    void tableHasTheSameInColumns() {
        // Given
        TopologySnapshot snapshot = Scenario.parse("drawn", CLUSTER).snapshot();

        // When
        String table = TopologyPrinter.tabulated(snapshot);

        // Then
        assertThat(table).isEqualTo("""
                p1:3306               |0s    |ok          |8.4.6  |rw |ROW      |>>,GTID,semi-sync,primary
                - i1:3306             |0s    |down        |8.4.6  |ro |ROW      |>>,GTID
                  - r3:3306           |?     |connecting  |8.4.6  |ro |ROW      |>>,GTID,must_not
                  - r4:3306           |?     |broken      |8.0.36 |rw |MIXED    |>>,GTID
                    - r5:3306         |?     |stopped     |8.0.36 |ro |nobinlog |GTID
                + r1:3306             |0s    |ok          |8.4.6  |ro |ROW      |>>,GTID,prefer
                + r2.example.com:3307 |1m15s |ok          |8.4.6  |ro |ROW      |downtime
                o1:3306               |0s    |turned away |8.0.36 |rw |ROW      |>>,GTID,lost
                x1:3306               |?     |never seen  |?      |?  |?        |
                """);
    }

    @Test
    void sourcesThatTheDrawingDoesNotShowAreNamed() {
        // Given
        TopologySnapshot snapshot = Scenario.parse("several sources", """
                        a1 <- b1 8.4.6 writable
                        b1 <- a1
                        c1 <- a1 channel=one
                           <- q1 channel=two
                           <- feed.example.com channel=three
                        q1 primary
                        """).snapshot();

        // When
        String tree = TopologyPrinter.tree(snapshot);

        // Then
        assertThat(tree).isEqualTo("""
                a1:3306   [0s,ok,8.4.6,rw,ROW,>>,GTID,primary,from b1:3306]
                + b1:3306 [0s,ok,8.4.6,ro,ROW,>>,GTID,co-primary]
                + c1:3306 [0s,ok,8.4.6,ro,ROW,>>,GTID,from q1:3306,from feed.example.com:3306]
                q1:3306   [0s,ok,8.4.6,rw,ROW,>>,GTID]
                """);
    }

    @Test
    void everyServerOfAnyClusterIsDrawnOnce() {
        RandomTopology.forEach(1_000, scenario -> {
            // When
            String tree = TopologyPrinter.tree(scenario.snapshot());

            // Then
            assertThat(tree.lines()).hasSize(scenario.snapshot().servers().size());
            scenario.snapshot().servers().forEach(server -> assertThat(tree).containsOnlyOnce(server.id() + " "));
            assertThat(TopologyPrinter.tabulated(scenario.snapshot()).lines())
                    .hasSize(scenario.snapshot().servers().size());
        });
    }
}
