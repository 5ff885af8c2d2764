package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ServerSpec;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Instance;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica of two sources, each on a channel of its own. */
final class MultiSourceIT {

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void everyChannelIsReadStoppedStartedAndForgotten(Flavour flavour) throws SQLException {
        try (MysqlServer east = MysqlServer.start(spec(flavour, 1));
                MysqlServer west = MysqlServer.start(spec(flavour, 2));
                MysqlServer target = MysqlServer.start(spec(flavour, 3));
                ServerConnections connections = LabServers.connections()) {
            // Given
            follow(connections, target, "east", east);
            follow(connections, target, "west", west);
            east.execute("CREATE DATABASE e");
            west.execute("CREATE DATABASE w");
            await().atMost(Duration.ofSeconds(15)).until(() -> databases(target).containsAll(List.of("e", "w")));
            ServerCommands commands = new ServerCommands(connections);

            // When
            Instance before = seen(probe(connections).probeFully(id(target)));
            StepResult repoint = commands.perform(new Step.ReplicateFrom(id(target), id(west), attach(flavour)));
            List<StepResult> results = List.of(
                    commands.perform(new Step.ReconnectToSource(id(target), Duration.ofSeconds(5))),
                    commands.perform(new Step.StopReceiving(id(target))),
                    commands.perform(new Step.StartReplication(id(target))),
                    commands.perform(new Step.StopReplication(id(target))),
                    commands.perform(new Step.ForgetSource(id(target))));

            // Then
            assertThat(before.links()).extracting(ReplicationLink::channel).containsExactlyInAnyOrder("east", "west");
            assertThat(before.links())
                    .extracting(link -> link.source().id())
                    .containsExactlyInAnyOrder(id(east), id(west));
            assertThat(before.links()).allMatch(ReplicationLink::isReplicating);
            assertThat(before.links())
                    .allMatch(link -> link.settings().heartbeat().isPositive());
            assertThat(repoint).isInstanceOf(Failed.class);
            assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
            assertThat(seen(probe(connections).probe(id(target))).links()).isEmpty();
        }
    }

    private static List<String> databases(MysqlServer server) {
        return server.queryRows("SHOW DATABASES").stream()
                .flatMap(row -> row.values().stream())
                .toList();
    }

    /** MariaDB tells its sources apart by domain. */
    private static ServerSpec spec(Flavour flavour, int number) {
        ServerSpec spec = ServerSpec.of(flavour);
        return flavour.isMariaDb() ? spec.with("gtid-domain-id", Integer.toString(number)) : spec;
    }

    private static void follow(ServerConnections connections, MysqlServer target, String channel, MysqlServer source)
            throws SQLException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        try (ServerSession session = connections.open(id(target), deadline)) {
            Dialect dialect = session.dialect();
            session.run(
                    dialect.changeSource(new SourceChange(
                            channel,
                            id(source),
                            new Place.ByGtid(attach(target.flavour())),
                            Duration.ofSeconds(5),
                            connections.settings().replication())),
                    deadline);
            session.run(
                    dialect.start(Threads.BOTH, new ChannelNames(List.of(channel), ChannelNames.Extent.SOME)),
                    deadline);
        }
    }

    private static Attach attach(Flavour flavour) {
        return flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION;
    }
}
