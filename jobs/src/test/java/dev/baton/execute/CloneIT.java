package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.plan.Request;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An old primary with a transaction of its own is overwritten with a clone of a replica, on real servers. Nothing
 * supervises them, so that the cloned one ends, and the test starts it as somebody would have to.
 */
final class CloneIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final LabExtension labs = LabExtension.of(LabSpec.of(Topology.primaryWithReplicas(2), Flavour.MYSQL_9_7));

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @Test
    void aDivergedOldPrimaryIsOverwrittenOnceWhatItLosesIsInTheJournal() {
        ReplicationLab lab = labs.on(Flavour.MYSQL_9_7);
        lab.servers().forEach(CloneIT::install);
        try (TestWorker worker = worker(Map.of("baton.recovery.repair.clone-clusters", ".*"))) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);
            MysqlServer old = lab.primary();
            replaceAndDiverge(worker, lab, cluster);

            // When
            Recovery recovery = stage.register(worker.store(), cluster, new Request.Rejoin(id(old)), id(old));
            CompletableFuture<Recovery> rejoin = CompletableFuture.supplyAsync(
                    () -> worker.runner().run(recovery).orElseThrow());
            await().atMost(SOON).until(() -> !old.isAlive() || rejoin.isDone());
            String before = story(worker, recovery);
            old.start();
            Recovery ended =
                    rejoin.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

            // Then
            assertThat(ended.state())
                    .as(() -> ended.outcome() + "\n" + story(worker, ended))
                    .isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(before).contains("which drops ");
            assertThat(RecoveryStage.checkOnePrimary(lab.servers(), lab)).isNotSameAs(old);
            assertThat(worker.store().downtimes().current()).doesNotContainKey(id(old));
        }
    }

    @Test
    void withoutThePolicyNothingIsOverwritten() {
        ReplicationLab lab = labs.on(Flavour.MYSQL_9_7);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);
            MysqlServer old = lab.primary();
            replaceAndDiverge(worker, lab, cluster);

            // When
            Recovery refused = run(worker, cluster, new Request.Rejoin(id(old)), old);

            // Then
            assertThat(refused.state()).isEqualTo(RecoveryState.REFUSED);
            assertThat(refused.outcome().reasons())
                    .extracting(reason -> reason.rule())
                    .containsExactly("diverged", "not rebuilt");
            assertThat(old.queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM t.w"))
                    .isEqualTo("1,2,3,66");
        }
    }

    private static void replaceAndDiverge(TestWorker worker, ReplicationLab lab, ClusterId cluster) {
        MysqlServer old = lab.primary();
        old.kill();
        stage.lose(worker, old);
        run(worker, cluster, new Request.ReplaceDeadPrimary(id(old)), old);
        old.start();
        old.execute("INSERT INTO t.w VALUES (66)");
        worker.observing().discovery().crawl(List.of(id(old)));
    }

    private static void install(MysqlServer server) {
        if (server.queryRows("SELECT 1 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone'")
                .isEmpty()) {
            String before = server.queryOne("SELECT @@global.super_read_only");
            server.execute(
                    "SET GLOBAL super_read_only = 0",
                    "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                    "SET GLOBAL super_read_only = " + before);
        }
    }

    private static String story(TestWorker worker, Recovery recovery) {
        return worker.store().journal().lines(recovery.id()).stream()
                .map(line -> line.phase() + " " + line.state() + " " + line.text() + ": " + line.detail())
                .collect(Collectors.joining("\n"));
    }

    private static TestWorker worker(Map<String, String> keys) {
        return new TestWorker(stage.url(), "worker", UnaryOperator.identity(), keys);
    }

    private static Recovery run(TestWorker worker, ClusterId cluster, Request request, MysqlServer about) {
        return stage.run(worker, cluster, request, id(about));
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }
}
