package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.hook.HookList;
import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Request;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.store.AuditTable;
import dev.baton.store.JournalLine;
import dev.baton.store.Lease;
import dev.baton.store.LeaseLostException;
import dev.baton.store.Page;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.store.StepState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The situations that people hang hooks onto, on real servers with real scripts. */
class HooksIT {

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final LabExtension chains = LabExtension.chain(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @TempDir
    Path folder;

    @Test
    void aDeadPrimaryRunsItsHooksInTheOrderThatPeopleKnow() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = dead(worker, lab);

            // When
            Recovery ended = run(worker, cluster, replace(lab), lab);

            // Then
            assertThat(ended.state()).as(story(worker, ended)).isEqualTo(RecoveryState.SUCCEEDED);
            String successor = ended.outcome().successor().orElseThrow().host();
            assertThat(told())
                    .containsExactly(
                            "OnFailureDetectionProcesses DeadMaster 2 -",
                            "PreFailoverProcesses DeadMaster 2 -",
                            "PostMasterFailoverProcesses DeadMaster 2 " + successor,
                            "PostFailoverProcesses DeadMaster 2 " + successor);
            RecoveryStage.checkOnePrimary(lab.replicas(), lab);
        }
    }

    @Test
    void whatARecoveryLeftBehindIsNotToldAsAnotherFailure() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = dead(worker, lab);
            run(worker, cluster, replace(lab), lab);
            int told = told().size();
            TopologySnapshot after =
                    worker.observing().observer().observe(cluster).orElseThrow();

            // When
            worker.detections()
                    .tell(
                            after,
                            new Finding(
                                    FindingCode.DEAD_PRIMARY_AND_REPLICAS,
                                    cluster,
                                    RecoveryStage.id(lab.primary()),
                                    Map.of()));

            // Then
            Awaitility.await()
                    .during(Duration.ofMillis(700))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> told().size() == told);
        }
    }

    @Test
    void aTakeoverRunsItsHooksInTheOrderThatPeopleKnow() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);

            // When
            Recovery ended = run(worker, cluster, takeover(lab), lab);

            // Then
            assertThat(ended.state()).as(story(worker, ended)).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(told())
                    .extracting(HooksIT::list)
                    .containsExactly(
                            "PreGracefulTakeoverProcesses",
                            "OnFailureDetectionProcesses",
                            "PreFailoverProcesses",
                            "PostMasterFailoverProcesses",
                            "PostFailoverProcesses",
                            "PostGracefulTakeoverProcesses");
            assertThat(RecoveryStage.checkOnePrimary(lab.servers(), lab)).isSameAs(lab.replica(2));
        }
    }

    @Test
    void aFailoverAtAPersonsWordRunsItsHooksInTheOrderThatPeopleKnow() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);
            Request byWord = new Request.Failover(
                    RecoveryStage.id(lab.primary()), new Request.Target.Best(), Request.Grounds.WORD);

            // When
            Recovery ended = run(worker, cluster, byWord, lab);

            // Then
            String successor = ended.outcome().successor().orElseThrow().host();
            assertThat(told())
                    .as(story(worker, ended))
                    .extracting(line -> list(line) + line.substring(line.lastIndexOf(' ')))
                    .containsExactly(
                            "OnFailureDetectionProcesses -",
                            "PreFailoverProcesses -",
                            "PostMasterFailoverProcesses " + successor,
                            "PostFailoverProcesses " + successor);
        }
    }

    @Test
    void aDeadIntermediateSourceRunsItsHooksInTheOrderThatPeopleKnow() throws IOException {
        ReplicationLab lab = chains.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);
            lab.servers().forEach(server -> worker.store().downtimes().end(RecoveryStage.id(server)));
            lab.replica(1).kill();
            stage.lose(worker, lab.replica(1));
            InstanceId dead = RecoveryStage.id(lab.replica(1));

            // When
            Recovery ended = worker.runner()
                    .run(stage.register(worker.store(), cluster, new Request.RehangReplicas(dead), dead))
                    .orElseThrow();

            // Then
            assertThat(ended.state()).as(story(worker, ended)).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(told())
                    .extracting(HooksIT::list)
                    .containsExactly(
                            "OnFailureDetectionProcesses",
                            "PreFailoverProcesses",
                            "PostIntermediateMasterFailoverProcesses",
                            "PostFailoverProcesses");
            assertThat(told()).last().asString().endsWith(lab.primary().host());
        }
    }

    @Test
    void aBlockedFailureIsToldOnceAndAPersonsRecoveryDoesNotTellItAgain() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of())) {
            // Given
            ClusterId cluster = dead(worker, lab);
            TopologySnapshot snapshot =
                    worker.observing().observer().observe(cluster).orElseThrow();
            Finding failure = new Finding(FindingCode.DEAD_PRIMARY, cluster, RecoveryStage.id(lab.primary()), Map.of());

            // When
            worker.detections().tell(snapshot, failure);
            worker.detections().tell(snapshot, failure);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> told().size() == 1);
            Recovery ended = run(worker, cluster, replace(lab), lab);

            // Then
            assertThat(ended.state()).as(story(worker, ended)).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(told())
                    .extracting(HooksIT::list)
                    .containsExactly(
                            "OnFailureDetectionProcesses",
                            "PreFailoverProcesses",
                            "PostMasterFailoverProcesses",
                            "PostFailoverProcesses");
            assertThat(worker.store().audit().recent(Page.first(10)))
                    .extracting(AuditTable.Kept::entry)
                    .anySatisfy(entry -> assertThat(entry.act()).isEqualTo("detection hook"));
        }
    }

    @Test
    void aFailingPreHookLeavesTheClusterAsItWas() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of(HookList.PRE_FAILOVER, "echo not tonight; exit 3"))) {
            // Given
            ClusterId cluster = stage.prepare(worker, lab);

            // When
            Recovery ended = run(worker, cluster, takeover(lab), lab);

            // Then
            assertThat(ended.state()).isEqualTo(RecoveryState.REFUSED);
            assertThat(ended.acted()).isFalse();
            assertThat(ended.outcome().summary())
                    .contains("PreFailoverProcesses")
                    .contains("exit code 3");
            assertThat(lines(worker, ended))
                    .anySatisfy(line -> assertThat(line.detail()).endsWith("\nnot tonight"));
            assertThat(told()).last().asString().startsWith("PostUnsuccessfulFailoverProcesses");
            assertThat(RecoveryStage.checkOnePrimary(lab.servers(), lab)).isSameAs(lab.primary());
        }
    }

    @Test
    void aFailingPostHookMakesASuccessASuccessWithErrors() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker worker = worker(Map.of(HookList.POST_PRIMARY_FAILOVER, "no-such-command {successorHost}"))) {
            // Given
            ClusterId cluster = dead(worker, lab);

            // When
            Recovery ended = run(worker, cluster, replace(lab), lab);

            // Then
            assertThat(ended.state()).isEqualTo(RecoveryState.SUCCEEDED_WITH_ERRORS);
            assertThat(ended.outcome().reasons()).singleElement().asString().contains("exit code 127");
            RecoveryStage.checkOnePrimary(lab.replicas(), lab);
        }
    }

    @Test
    void aHookWhoseWorkerIsLostIsNotRunTwice() throws IOException {
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        try (TestWorker heir = worker(Map.of());
                TestWorker dying = new TestWorker(
                        stage.url(), "dying", HooksIT::losingTheLeaseInTheNewPrimarysHook, hooks(Map.of()))) {
            // Given
            ClusterId cluster = dead(heir, lab);
            Recovery recovery = stage.register(heir.store(), cluster, replace(lab), RecoveryStage.id(lab.primary()));
            assertThat(dying.runner().run(recovery)).isEmpty();

            // When
            Recovery ended = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> heir.runner().run(recovery), Optional::isPresent)
                    .orElseThrow();

            // Then
            assertThat(ended.state()).as(story(heir, ended)).isEqualTo(RecoveryState.SUCCEEDED_WITH_ERRORS);
            assertThat(told())
                    .filteredOn(line -> line.startsWith("PostMasterFailoverProcesses"))
                    .hasSize(1);
            assertThat(lines(heir, ended))
                    .filteredOn(line -> line.text().startsWith("run, as PostMaster"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.state()).isEqualTo(StepState.FAILED))
                    .extracting(JournalLine::detail)
                    .asString()
                    .contains("its worker was lost while it ran");
            RecoveryStage.checkOnePrimary(lab.replicas(), lab);
        }
    }

    /** It was run, and nobody will ever know how it ended. */
    private static StepEffect losingTheLeaseInTheNewPrimarysHook(StepEffect real) {
        return step -> {
            StepResult result = real.of(step);
            if (step instanceof Step.RunHook hook && hook.list() == HookList.POST_PRIMARY_FAILOVER) {
                throw new LeaseLostException(new Lease("cluster:" + hook.target(), "dying", 1, Instant.EPOCH));
            }
            return result;
        };
    }

    private TestWorker worker(Map<HookList, String> other) {
        return new TestWorker(stage.url(), "worker", UnaryOperator.identity(), hooks(other));
    }

    /** Each list writes down that it was run, and with what it was told; some do something else. */
    private Map<String, String> hooks(Map<HookList, String> other) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (HookList list : HookList.values()) {
            keys.put(
                    "baton.hooks." + list.listName() + "[0]",
                    other.getOrDefault(
                            list,
                            "echo " + list.listName() + " {failureType} {countReplicas}"
                                    + " $(printenv ORC_SUCCESSOR_HOST || echo -) >> " + folder + "/told"));
        }
        return keys;
    }

    private List<String> told() throws IOException {
        Path file = folder.resolve("told");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static String list(String told) {
        return told.substring(0, told.indexOf(' '));
    }

    private static ClusterId dead(TestWorker worker, ReplicationLab lab) {
        ClusterId cluster = stage.prepare(worker, lab);
        // Another test may have lost a server of this address.
        lab.servers().forEach(server -> worker.store().downtimes().end(RecoveryStage.id(server)));
        lab.primary().kill();
        stage.lose(worker, lab.primary());
        return cluster;
    }

    private static Request replace(ReplicationLab lab) {
        return new Request.ReplaceDeadPrimary(RecoveryStage.id(lab.primary()));
    }

    private static Request takeover(ReplicationLab lab) {
        return new Request.Takeover(
                RecoveryStage.id(lab.primary()), new Request.Target.Named(RecoveryStage.id(lab.replica(2))));
    }

    private static Recovery run(TestWorker worker, ClusterId cluster, Request request, ReplicationLab lab) {
        Recovery recovery = stage.register(worker.store(), cluster, request, RecoveryStage.id(lab.primary()));
        return worker.runner().run(recovery).orElseThrow();
    }

    private static List<JournalLine> lines(TestWorker worker, Recovery ended) {
        return worker.store().journal().lines(ended.id());
    }

    private static String story(TestWorker worker, Recovery ended) {
        return ended.outcome() + "\n"
                + String.join(
                        "\n",
                        lines(worker, ended).stream()
                                .map(line ->
                                        line.phase() + " " + line.state() + " " + line.text() + ": " + line.detail())
                                .toList());
    }
}
