package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.ServerSpec;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One replica collects what two primaries write. What is done about one of them leaves the channel from the other alone:
 * its thread is the same as before, and it stands where it stood if it was stopped.
 */
class ChannelsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aFailoverGivesTheCollectorAnotherSourceOnOneChannelOnly(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer collector = lab.replica(2);
        try (MysqlServer feed = feed(lab);
                Scene scene = collecting(lab, feed)) {
            String before = receiver(feed);
            lab.primary().kill();
            scene.lose(lab.primary());

            scene.succeed(new Request.ReplaceDeadPrimary(id(lab.primary())), lab.primary());

            scene.assertSource(collector, lab.replica(1));
            assertThat(receiver(feed)).isEqualTo(before);
            assertThat(feed.queryOne("SELECT @@global.read_only")).isEqualTo("0");
            scene.write(lab.replica(1));
            scene.checkRows(lab.replicas());
            checkFed(collector, feed);
        }
    }

    /** The same where the other channel is broken: that is another matter. */
    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aBrokenChannelFromElsewhereKeepsTheCollectorFromNothing(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer collector = lab.replica(2);
        try (MysqlServer feed = feed(lab);
                Scene scene = collecting(lab, feed)) {
            collector.execute("SET GLOBAL read_only = 0", "SET SESSION sql_log_bin = 0", "INSERT INTO f.w VALUES (50)");
            feed.execute("INSERT INTO f.w VALUES (50)");
            await().atMost(SOON)
                    .until(() -> link(scene, collector, feed).sql().error().isPresent());
            lab.primary().kill();
            scene.lose(lab.primary());

            scene.succeed(new Request.ReplaceDeadPrimary(id(lab.primary())), lab.primary());

            scene.assertSource(collector, lab.replica(1));
            assertThat(link(scene, collector, feed).sql().error().isPresent()).isTrue();
            scene.write(lab.replica(1));
            scene.checkRows(lab.replicas());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aTakeoverAndItsWayBackMoveTheCollectorToo(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer collector = lab.replica(2);
        try (MysqlServer feed = feed(lab);
                Scene scene = collecting(lab, feed)) {
            String before = receiver(feed);

            scene.succeed(takeover(lab.primary(), lab.replica(1)), lab.primary());
            scene.assertSource(collector, lab.replica(1));
            scene.assertSource(lab.primary(), lab.replica(1));
            scene.write(lab.replica(1));
            scene.checkRows(lab.servers());
            scene.succeed(takeover(lab.replica(1), lab.primary()), lab.replica(1));

            scene.assertSource(collector, lab.primary());
            assertThat(receiver(feed)).isEqualTo(before);
            scene.checkRows();
            checkFed(collector, feed);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void oneOfTwoChannelsIsRelocatedAndComesBack(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer collector = lab.replica(2);
        try (MysqlServer feed = feed(lab);
                Scene scene = collecting(lab, feed)) {
            String before = receiver(feed);

            scene.move(collector, moves -> moves.relocate(id(collector), id(lab.replica(1))));
            scene.assertSource(collector, lab.replica(1));
            scene.checkRows();
            scene.move(collector, moves -> moves.relocate(id(collector), id(lab.primary())));

            scene.assertSource(collector, lab.primary());
            assertThat(receiver(feed)).isEqualTo(before);
            scene.checkRows();
            checkFed(collector, feed);
        }
    }

    /** The second replica receives from another primary too, which the store comes to know. */
    private static Scene collecting(ReplicationLab lab, MysqlServer feed) {
        Scene scene = Scene.of(stage, lab);
        MysqlServer collector = lab.replica(2);
        collector.execute(follow(feed));
        feed.execute("CREATE DATABASE f", "CREATE TABLE f.w (id INT PRIMARY KEY)", "INSERT INTO f.w VALUES (1)");
        scene.worker().observing().discovery().crawl(List.of(id(collector), id(feed)));
        checkFed(collector, feed);
        assertThat(scene.seen(collector).links()).hasSize(2);
        return scene;
    }

    /** MariaDB tells its sources apart by domain. */
    private static MysqlServer feed(ReplicationLab lab) {
        ServerSpec spec = ServerSpec.of(lab.primary().flavour());
        return MysqlServer.start(lab.primary().flavour().isMariaDb() ? spec.with("gtid-domain-id", "7") : spec);
    }

    private static String[] follow(MysqlServer feed) {
        Flavour flavour = feed.flavour();
        String to = "%1$s_HOST='%2$s', %1$s_PORT=%3$d, %1$s_USER='%4$s', %1$s_PASSWORD='%5$s', %1$s_CONNECT_RETRY=1"
                .formatted(
                        flavour.isMariaDb() ? "MASTER" : "SOURCE",
                        feed.reportedHost(),
                        feed.port(),
                        MysqlServer.REPLICATION,
                        MysqlServer.REPLICATION_PASSWORD);
        return flavour.isMariaDb()
                ? new String[] {
                    "CHANGE MASTER 'feed' TO " + to + ", MASTER_USE_GTID=slave_pos, MASTER_SSL_VERIFY_SERVER_CERT=0",
                    "START SLAVE 'feed'"
                }
                : new String[] {
                    "CHANGE REPLICATION SOURCE TO " + to
                            + ", SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1 FOR CHANNEL 'feed'",
                    "START REPLICA FOR CHANNEL 'feed'"
                };
    }

    private static Request takeover(MysqlServer from, MysqlServer to) {
        return new Request.Takeover(id(from), new Request.Target.Named(id(to)));
    }

    /** The number of the feed's thread that sends: another one after each time that the collector connects. */
    private static String receiver(MysqlServer feed) {
        return feed.queryOne("SELECT GROUP_CONCAT(ID) FROM information_schema.PROCESSLIST"
                + " WHERE COMMAND LIKE 'Binlog Dump%' AND USER = '" + MysqlServer.REPLICATION + "'");
    }

    private static void checkFed(MysqlServer collector, MysqlServer feed) {
        feed.execute("REPLACE INTO f.w VALUES (2)", "DELETE FROM f.w WHERE id = 2", "INSERT INTO f.w VALUES (2)");
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(rows(collector)).isEqualTo(rows(feed)));
    }

    private static String rows(MysqlServer server) {
        return server.queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM f.w");
    }

    private static ReplicationLink link(Scene scene, MysqlServer replica, MysqlServer source) {
        return scene.seen(replica).linkFrom(id(source)).orElseThrow();
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }
}
