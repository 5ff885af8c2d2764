package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.gtid.BinlogPosition;
import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.plan.Operation;
import dev.baton.plan.Operation.Act;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation that people can ask for, for real; after each group of them everybody has every row. */
class OperationsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final LabExtension labs = LabExtension.of(
            LabSpec.of(Topology.primaryWithReplicas(2), Flavour.DEFAULT).semiSynchronous());

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void everyOperationDoesWhatItSaysAndLosesNoRow(Flavour flavour) throws SQLException {
        ReplicationLab lab = labs.on(flavour);
        try (Scene scene = Scene.of(stage, lab)) {
            threads(scene, lab);
            places(scene, lab);
            skip(scene, lab);
            writes(scene, lab);
            semiSync(scene, lab);
            errant(scene, lab);
            logs(scene, lab);
            kill(scene, lab);
            reset(scene, lab);

            assertThat(scene.done()).containsAll(everyOperation());
        }
    }

    private static List<Object> everyOperation() {
        List<Object> all = new ArrayList<>(List.of(Act.values()));
        all.addAll(Stream.of(Operation.class.getPermittedSubclasses())
                .filter(kind -> kind.isRecord())
                .toList());
        return all;
    }

    private static void threads(Scene scene, ReplicationLab lab) {
        MysqlServer replica = lab.replica(2);
        scene.operate(replica, Act.STOP_REPLICATION);
        assertThat(scene.seen(replica).replicating()).isFalse();
        scene.write(lab.primary());
        scene.operate(replica, Act.START_REPLICATION);
        scene.checkRows();
        scene.operate(replica, Act.STOP_REPLICATION_NICELY);
        assertThat(scene.seen(replica).hasUnapplied()).isFalse();
        scene.operate(replica, Act.START_REPLICATION);
        scene.operate(replica, Act.RESTART_REPLICATION);
        scene.operate(replica, new Operation.Delay(id(replica), Duration.ofSeconds(1)));
        assertThat(scene.seen(replica).links())
                .allMatch(link -> link.settings().delay().equals(Duration.ofSeconds(1)));
        scene.operate(replica, new Operation.Delay(id(replica), Duration.ZERO));
        scene.checkRows();
    }

    private static void places(Scene scene, ReplicationLab lab) {
        MysqlServer replica = lab.replica(2);
        scene.operate(replica, Act.DISABLE_GTID);
        assertThat(scene.seen(replica).links())
                .noneMatch(link -> link.settings().attach().byGtid());
        scene.checkRows();
        scene.operate(replica, Act.ENABLE_GTID);
        scene.operate(replica, Act.DETACH);
        assertThat(scene.seen(replica).links()).allMatch(ReplicationLink::isDetached);
        scene.write(lab.primary());
        scene.operate(replica, Act.REATTACH);
        scene.checkRows();
    }

    /** The row is there already, though nothing in the binary log tells. */
    private static void skip(Scene scene, ReplicationLab lab) {
        MysqlServer replica = lab.replica(2);
        asIfWritable(replica, "SET SESSION sql_log_bin = 0", "INSERT INTO t.w VALUES (77)");
        lab.primary().execute("INSERT INTO t.w VALUES (77)");
        await().atMost(SOON)
                .until(() -> scene.seen(replica).links().stream()
                        .anyMatch(link -> link.sql().error().isPresent()));
        scene.operate(replica, Act.SKIP_TRANSACTION);
        scene.checkRows();
    }

    private static void writes(Scene scene, ReplicationLab lab) {
        MysqlServer primary = lab.primary();
        scene.operate(primary, Act.MAKE_READ_ONLY);
        assertThat(primary.queryOne("SELECT @@global.read_only")).isEqualTo("1");
        scene.operate(primary, Act.MAKE_WRITABLE);
        scene.refused(
                new Request.Operate(new Operation.Simple(id(lab.replica(1)), Act.MAKE_WRITABLE)),
                lab.replica(1),
                "replica");
        scene.checkRows();
    }

    private static void semiSync(Scene scene, ReplicationLab lab) {
        MysqlServer primary = lab.primary();
        MysqlServer replica = lab.replica(2);
        scene.operate(primary, Act.DISABLE_SEMI_SYNC_SOURCE);
        assertThat(scene.seen(primary).semiSync().source()).isEqualTo(SemiSync.Role.OFF);
        scene.operate(replica, Act.DISABLE_SEMI_SYNC_REPLICA);
        assertThat(scene.seen(replica).semiSync().replica()).isEqualTo(SemiSync.Role.OFF);
        scene.operate(replica, Act.ENABLE_SEMI_SYNC_REPLICA);
        scene.operate(primary, Act.ENABLE_SEMI_SYNC_SOURCE);
        await().atMost(SOON).until(() -> scene.seen(primary).semiSync().clients() == 2);
        scene.checkRows();
    }

    /** Two transactions of the replica's own that change nothing. */
    private static void errant(Scene scene, ReplicationLab lab) {
        MysqlServer replica = lab.replica(2);
        String[] own = {"INSERT INTO t.w VALUES (88)", "DELETE FROM t.w WHERE id = 88"};
        asIfWritable(replica, own);
        inject(scene, replica);
        if (replica.flavour().isMariaDb()) {
            scene.operate(replica, Act.FORGET_ERRANT);
        } else {
            scene.checkRows();
            asIfWritable(replica, own);
            scene.operate(replica, Act.FORGET_ERRANT);
        }
        scene.checkRows();
    }

    /** MariaDB gives no ids to empty transactions, and the request says so. */
    private static void inject(Scene scene, MysqlServer replica) {
        if (replica.flavour().isMariaDb()) {
            scene.refused(new Request.Operate(new Operation.Simple(id(replica), Act.INJECT_EMPTY)), replica, "gtid");
            scene.done().add(Act.INJECT_EMPTY);
        } else {
            scene.operate(replica, Act.INJECT_EMPTY);
        }
    }

    private static void logs(Scene scene, ReplicationLab lab) {
        MysqlServer primary = lab.primary();
        scene.operate(primary, Act.FLUSH_BINARY_LOGS);
        scene.checkRows();
        String file = scene.seen(primary)
                .facts()
                .flatMap(facts -> facts.binaryLog().end())
                .map(BinlogPosition::file)
                .orElseThrow();
        scene.operate(primary, new Operation.PurgeBinaryLogs(id(primary), file));
        assertThat(primary.queryRows("SHOW BINARY LOGS")).hasSize(1);
        scene.checkRows();
    }

    private static void kill(Scene scene, ReplicationLab lab) throws SQLException {
        MysqlServer primary = lab.primary();
        try (Connection client = primary.connectAs(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD);
                Statement statement = client.createStatement()) {
            long connection = number(statement);
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> sleep(statement));
            await().atMost(SOON)
                    .until(() -> primary.queryOne("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = "
                                    + connection + " AND INFO LIKE '%SLEEP%'")
                            .equals("1"));
            scene.operate(primary, new Operation.KillQuery(id(primary), connection));
            assertThat(told.join()).isNotEqualTo("slept to the end");
        }
    }

    private static long number(Statement statement) throws SQLException {
        try (ResultSet number = statement.executeQuery("SELECT CONNECTION_ID()")) {
            number.next();
            return number.getLong(1);
        }
    }

    private static String sleep(Statement statement) {
        try (ResultSet rows = statement.executeQuery("SELECT SLEEP(20)")) {
            rows.next();
            return rows.getInt(1) == 0 ? "slept to the end" : "woken";
        } catch (SQLException killed) {
            return killed.toString();
        }
    }

    /** A server that has forgotten its source comes back by rejoining. */
    private static void reset(Scene scene, ReplicationLab lab) {
        MysqlServer replica = lab.replica(2);
        scene.operate(replica, Act.RESET_REPLICATION);
        assertThat(scene.seen(replica).links()).isEmpty();
        scene.write(lab.primary());
        scene.succeed(new Request.Rejoin(id(replica)), replica);
        scene.checkRows();
    }

    private static void asIfWritable(MysqlServer replica, String... statements) {
        List<String> all = new ArrayList<>(List.of("SET GLOBAL read_only = 0"));
        all.addAll(List.of(statements));
        all.add("SET GLOBAL " + (replica.flavour().isMariaDb() ? "read_only" : "super_read_only") + " = 1");
        replica.execute(all.toArray(String[]::new));
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }
}
