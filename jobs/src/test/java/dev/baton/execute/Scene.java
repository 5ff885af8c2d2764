package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One worker and one lab that it knows: plans are carried out for real, and the data of all servers compared. */
final class Scene implements AutoCloseable {

    private final RecoveryStage stage;
    private final TestWorker worker;
    private final ReplicationLab lab;
    private final ClusterId cluster;
    private final AtomicInteger row = new AtomicInteger(1_000);
    private final Set<Object> done = new HashSet<>();

    private Scene(RecoveryStage stage, TestWorker worker, ReplicationLab lab) {
        this.stage = stage;
        this.worker = worker;
        this.lab = lab;
        this.cluster = stage.prepare(worker, lab);
        worker.store().downtimes().current().keySet().forEach(worker.store().downtimes()::end);
    }

    static Scene of(RecoveryStage stage, ReplicationLab lab) {
        return new Scene(stage, new TestWorker(stage.url(), "worker", UnaryOperator.identity()), lab);
    }

    TestWorker worker() {
        return worker;
    }

    /** The kinds of moves and operations that were carried out. */
    Set<Object> done() {
        return done;
    }

    TopologySnapshot snapshot() {
        return worker.observing().observer().observe(cluster).orElseThrow();
    }

    ServerView seen(MysqlServer server) {
        return snapshot().get(RecoveryStage.id(server));
    }

    /** The primary is gone: seen so, and voted on. */
    void lose(MysqlServer server) {
        stage.lose(worker, server);
    }

    Recovery run(Request request, MysqlServer about) {
        return stage.run(worker, cluster, request, RecoveryStage.id(about));
    }

    Recovery succeed(Request request, MysqlServer about) {
        Recovery ended = run(request, about);
        assertThat(ended.state())
                .as(request + "\n" + RecoveryStage.story(worker, ended))
                .isEqualTo(RecoveryState.SUCCEEDED);
        return ended;
    }

    /** It is refused, first of all for this reason. */
    void refused(Request request, MysqlServer about, String rule) {
        Recovery ended = run(request, about);
        assertThat(ended.state())
                .as(request + "\n" + RecoveryStage.story(worker, ended))
                .isEqualTo(RecoveryState.REFUSED);
        assertThat(ended.outcome().reasons().getFirst().rule()).isEqualTo(rule);
    }

    void move(MysqlServer subject, Function<Moves, Meant> wish) {
        Meant meant = wish.apply(new Moves(snapshot()));
        assertThat(meant).isInstanceOf(Meant.Clear.class);
        done.add(((Meant.Clear) meant).move().getClass());
        succeed(new Request.Rearrange(((Meant.Clear) meant).move()), subject);
    }

    void operate(MysqlServer server, Act act) {
        done.add(act);
        operate(server, new Operation.Simple(RecoveryStage.id(server), act));
    }

    void operate(MysqlServer server, Operation operation) {
        done.add(operation.getClass());
        succeed(new Request.Operate(operation), server);
    }

    void assertSource(MysqlServer replica, MysqlServer source) {
        assertThat(seen(replica).linkFrom(RecoveryStage.id(source)))
                .as(replica.hostPort() + " replicates from " + source.hostPort())
                .isPresent();
    }

    /** A row that was not there before, on the server that takes writes now. */
    void write(MysqlServer primary) {
        primary.execute("INSERT INTO t.w VALUES (" + row.getAndIncrement() + ")");
    }

    /** A row more on the lab's primary comes to everybody, and everybody has the same. */
    void checkRows() {
        write(lab.primary());
        checkRows(lab.servers());
    }

    void checkRows(List<MysqlServer> servers) {
        RecoveryStage.checkSameRows(servers);
    }

    static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }

    @Override
    public void close() {
        worker.close();
    }
}
