package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.plan.Request;
import dev.baton.plan.Request.Extent;
import dev.baton.plan.Request.Grounds;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is mended beside a dead single primary, on real servers, with the data of all compared afterwards. */
class MendingIT {

    @RegisterExtension
    static final LabExtension stars = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final LabExtension chains = LabExtension.chain(3);

    @RegisterExtension
    static final LabExtension coPrimaries = LabExtension.coPrimaries(1);

    @RegisterExtension
    static final LabExtension promising = LabExtension.of(
            LabSpec.of(Topology.primaryWithReplicas(2), Flavour.DEFAULT).semiSynchronous());

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity());
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void theReplicaOfADeadIntermediateSourceGoesBelowTheGrandparent(Flavour flavour) {
        // Given
        ReplicationLab lab = chains.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        lab.replica(1).kill();
        lab.primary().execute("INSERT INTO t.w VALUES (4)");
        stage.lose(worker, lab.replica(1));

        // When
        Recovery ended = run(cluster, new Request.RehangReplicas(id(lab.replica(1))), lab.replica(1));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        lab.waitUntilCaughtUp(lab.replica(2), lab.primary());
        lab.waitUntilCaughtUp(lab.replica(3), lab.replica(2));
        assertThat(rows(lab.replica(2))).isEqualTo("1,2,3,4");
        assertThat(rows(lab.replica(3))).isEqualTo("1,2,3,4");
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void theOtherCoPrimaryGoesOnAlone(Flavour flavour) {
        // Given
        ReplicationLab lab = coPrimaries.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        lab.primary().kill();
        stage.lose(worker, lab.primary());

        // When
        Recovery ended = run(cluster, new Request.ReplaceDeadCoPrimary(id(lab.primary())), lab.primary());

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(RecoveryStage.checkOnePrimary(lab.replicas(), lab)).isSameAs(lab.replica(1));
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aReplicaThatCannotFollowIsDetachedAndStaysSoWhenTheOldPrimaryComesBack(Flavour flavour) {
        // Given
        ReplicationLab lab = stars.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        MysqlServer old = lab.primary();
        MysqlServer lost = lab.replica(2);
        spoil(lab);
        stage.lose(worker, old);

        // When
        Recovery ended = run(cluster, new Request.ReplaceDeadPrimary(id(old)), old);
        old.start();
        old.execute("INSERT INTO t.w VALUES (66)");
        worker.observing().discovery().crawl(List.of(id(old)));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED_WITH_ERRORS);
        assertThat(ended.outcome().reasons())
                .as(story(ended))
                .anySatisfy(reason -> assertThat(reason.text()).startsWith(id(lost) + " is in downtime and detached"));
        assertThat(seen(cluster, lost).lostInRecovery()).isTrue();
        assertThat(seen(cluster, lost).links()).singleElement().matches(ReplicationLink::isDetached);
        assertThat(seen(cluster, lab.replica(1)).writable()).isTrue();
        assertThat(rows(lost)).doesNotContain("66");
    }

    /** What keeps the second replica from following the first: its own transaction, or one that the other has purged. */
    private static void spoil(ReplicationLab lab) {
        MysqlServer lost = lab.replica(2);
        if (lost.flavour().isMariaDb()) {
            lost.execute("SET GLOBAL read_only = 0");
            lost.execute("INSERT INTO t.w VALUES (77)");
            lost.execute("SET GLOBAL read_only = 1");
            lab.primary().kill();
            return;
        }
        lost.execute("STOP REPLICA IO_THREAD");
        lab.primary().execute("INSERT INTO t.w VALUES (4)");
        lab.waitUntilCaughtUp(lab.replica(1), lab.primary());
        lab.replica(1).execute("FLUSH BINARY LOGS");
        lab.replica(1).execute("PURGE BINARY LOGS BEFORE NOW() + INTERVAL 1 DAY");
        lab.primary().kill();
        lost.execute("START REPLICA IO_THREAD");
    }

    private ServerView seen(ClusterId cluster, MysqlServer server) {
        return worker.observing().observer().observe(cluster).orElseThrow().get(id(server));
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aLivingPrimaryIsReplacedAtAPersonsWordAndComesBackAsAReplica(Flavour flavour) {
        // Given
        ReplicationLab lab = stars.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        Request byWord =
                new Request.Failover(id(lab.primary()), new Request.Target.Named(id(lab.replica(2))), Grounds.WORD);

        // When
        Recovery replaced = run(cluster, byWord, lab.primary());
        Recovery rejoined = run(cluster, new Request.Rejoin(id(lab.primary())), lab.primary());

        // Then
        assertThat(replaced.state()).as(story(replaced)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(rejoined.state()).as(story(rejoined)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(RecoveryStage.checkOnePrimary(lab.servers(), lab)).isSameAs(lab.replica(2));
        assertThat(worker.store().downtimes().current()).doesNotContainKey(id(lab.primary()));
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void anOldPrimaryWithATransactionOfItsOwnIsFencedAndDoesNotRejoin(Flavour flavour) {
        // Given
        ReplicationLab lab = stars.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        MysqlServer old = lab.primary();
        old.kill();
        stage.lose(worker, old);
        run(cluster, new Request.ReplaceDeadPrimary(id(old)), old);
        old.start();
        old.execute("INSERT INTO t.w VALUES (66)");
        worker.observing().discovery().crawl(List.of(id(old)));

        // When
        Recovery fenced = run(cluster, new Request.FenceReturned(id(old)), old);
        Recovery refused = run(cluster, new Request.Rejoin(id(old)), old);

        // Then
        assertThat(fenced.state()).as(story(fenced)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(old.queryOne("SELECT @@global.read_only")).isEqualTo("1");
        assertThat(refused.state()).as(story(refused)).isEqualTo(RecoveryState.REFUSED);
        assertThat(refused.outcome().reasons().getFirst().rule()).isEqualTo("diverged");
        assertThat(rows(old)).isEqualTo("1,2,3,66");
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void asManyReplicasAcknowledgeAsAreWaitedFor(Flavour flavour) {
        // Given
        ReplicationLab lab = promising.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        InstanceId primary = id(lab.primary());

        // When
        Recovery exact = run(cluster, new Request.AdjustSemiSync(primary, Extent.EXACT), lab.primary());
        MysqlServer only = acknowledging(cluster, lab).getFirst();
        only.kill();
        stage.lose(worker, only);
        Recovery unlocked = run(cluster, new Request.AdjustSemiSync(primary, Extent.ENOUGH), lab.primary());

        // Then
        assertThat(exact.state()).as(story(exact)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(unlocked.state()).as(story(unlocked)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(acknowledging(cluster, lab)).hasSize(1).doesNotContain(only);
        lab.primary().execute("INSERT INTO t.w VALUES (4)");
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aPrimaryThatRefusesWritesTakesThemAgain(Flavour flavour) {
        // Given
        ReplicationLab lab = stars.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        lab.primary().execute("SET GLOBAL read_only = 1");

        // When
        Recovery ended = run(cluster, new Request.RestoreWrites(id(lab.primary())), lab.primary());

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(RecoveryStage.checkOnePrimary(lab.servers(), lab)).isSameAs(lab.primary());
    }

    private List<MysqlServer> acknowledging(ClusterId cluster, ReplicationLab lab) {
        List<InstanceId> ids = worker.observing().observer().observe(cluster).orElseThrow().servers().stream()
                .filter(ServerView::reachable)
                .filter(server -> server.facts()
                                .map(Instance::semiSync)
                                .orElse(SemiSync.OFF)
                                .replica()
                        != SemiSync.Role.OFF)
                .map(ServerView::id)
                .toList();
        return lab.replicas().stream()
                .filter(replica -> ids.contains(id(replica)))
                .toList();
    }

    private Recovery run(ClusterId cluster, Request request, MysqlServer about) {
        return stage.run(worker, cluster, request, id(about));
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }

    private static String rows(MysqlServer server) {
        return server.queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM t.w");
    }

    private String story(Recovery ended) {
        return RecoveryStage.story(worker, ended);
    }
}
