package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Moves;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Operation;
import dev.baton.plan.Operation.Act;
import dev.baton.plan.Request;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each move and operation for real, one after the other; after each of them everybody has every row. */
class MovesIT {

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    private static RecoveryStage stage;
    private int row = 100;

    @BeforeAll
    static void openStore() {
        stage = new RecoveryStage();
    }

    @AfterAll
    static void closeStore() {
        stage.close();
    }

    static List<Flavour> flavours() {
        return List.of(Flavour.MARIADB_11_4, Flavour.MYSQL_9_7);
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void everyMoveBringsEverybodyWhereItSaysWithEveryRow(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        InstanceId primary = RecoveryStage.id(lab.primary());
        InstanceId first = RecoveryStage.id(lab.replica(1));
        InstanceId second = RecoveryStage.id(lab.replica(2));
        try (TestWorker worker = new TestWorker(stage.url(), "mover", UnaryOperator.identity())) {
            ClusterId cluster = stage.prepare(worker, lab);

            move(worker, cluster, moves -> moves.relocate(second, first));
            assertSource(worker, cluster, second, first);
            move(worker, cluster, moves -> moves.takeSource(second));
            assertSource(worker, cluster, second, primary);
            assertSource(worker, cluster, first, second);
            checkRows(lab);
            move(worker, cluster, moves -> moves.moveUp(first));
            assertSource(worker, cluster, first, primary);
            move(worker, cluster, moves -> moves.takeSiblings(first));
            assertSource(worker, cluster, second, first);
            checkRows(lab);
            move(worker, cluster, moves -> moves.relocateReplicas(first, primary, ""));
            assertSource(worker, cluster, second, primary);
            move(worker, cluster, moves -> moves.regroupReplicas(primary));
            move(worker, cluster, moves -> moves.repoint(first));
            checkRows(lab);
            operate(worker, cluster, second, Act.STOP_REPLICATION_NICELY);
            operate(worker, cluster, second, Act.START_REPLICATION);
            operate(worker, cluster, second, Act.DETACH);
            operate(worker, cluster, second, Act.REATTACH);
            operate(worker, cluster, second, Act.RESTART_REPLICATION);
            operate(worker, cluster, second, Act.DISABLE_GTID);
            operate(worker, cluster, second, Act.ENABLE_GTID);
            checkRows(lab);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void coPrimariesHaveEachOthersRows(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        InstanceId primary = RecoveryStage.id(lab.primary());
        InstanceId first = RecoveryStage.id(lab.replica(1));
        try (TestWorker worker = new TestWorker(stage.url(), "mover", UnaryOperator.identity())) {
            ClusterId cluster = stage.prepare(worker, lab);

            move(worker, cluster, moves -> moves.makeCoPrimary(first));

            assertSource(worker, cluster, primary, first);
            assertSource(worker, cluster, first, primary);
            checkRows(lab);
        }
    }

    private static void move(TestWorker worker, ClusterId cluster, Function<Moves, Meant> wish) {
        Meant meant = wish.apply(new Moves(snapshot(worker, cluster)));
        assertThat(meant).isInstanceOf(Meant.Clear.class);
        run(worker, cluster, new Request.Rearrange(((Meant.Clear) meant).move()));
    }

    private static void operate(TestWorker worker, ClusterId cluster, InstanceId server, Act act) {
        run(worker, cluster, new Request.Operate(new Operation.Simple(server, act)));
    }

    private static void run(TestWorker worker, ClusterId cluster, Request request) {
        InstanceId subject = switch (request) {
            case Request.Rearrange(var move) -> move.subject();
            case Request.Operate(var operation) -> operation.target();
            default -> throw new IllegalArgumentException("no move: " + request);
        };
        Recovery recovery = stage.register(worker.store(), cluster, request, subject);
        Recovery ended = worker.runner().run(recovery).orElseThrow();
        assertThat(ended.state())
                .as(request + "\n" + ended.outcome() + "\n"
                        + worker.store().journal().lines(ended.id()))
                .isEqualTo(RecoveryState.SUCCEEDED);
    }

    private static TopologySnapshot snapshot(TestWorker worker, ClusterId cluster) {
        return worker.observing().observer().observe(cluster).orElseThrow();
    }

    private static void assertSource(TestWorker worker, ClusterId cluster, InstanceId replica, InstanceId source) {
        assertThat(snapshot(worker, cluster).get(replica).linkFrom(source))
                .as(replica + " replicates from " + source)
                .isPresent();
    }

    private void checkRows(ReplicationLab lab) {
        lab.primary().execute("INSERT INTO t.w VALUES (" + row++ + ")");
        String all = lab.primary().queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM t.w");
        for (MysqlServer replica : lab.replicas()) {
            lab.waitUntilCaughtUp(replica, lab.primary());
            assertThat(replica.queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM t.w"))
                    .isEqualTo(all);
        }
    }
}
