package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.topology.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class RecoveriesTableIT {

    private static final Reason LAG = new Reason("lag", "r2 is 90 s behind");
    private static final Outcome DONE = new Outcome.Succeeded(R1, "r1 takes the writes", List.of());
    private static final Signature SEEN = new Signature("ana", "disk replaced");

    private final Store store;
    private final RecoveriesTable recoveries;

    RecoveriesTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.recoveries = store.recoveries();
        store.clusters().ensure(CLUSTER);
    }

    @Test
    void registeredRecoveryIsPendingAndComesBackAsItWas() {
        // When
        Recovery registered = register("i1");
        // Then
        assertThat(registered.order()).isEqualTo(order("i1"));
        assertThat(registered.state()).isEqualTo(RecoveryState.PENDING);
        assertThat(registered.acted()).isFalse();
        assertThat(registered.acknowledgement().isGiven()).isFalse();
        assertThat(recoveries.find(registered.id())).contains(registered);
        assertThat(recoveries.find(UUID.fromString(registered.uid()))).contains(registered);
        assertThat(recoveries.open()).containsExactly(registered);
    }

    @Test
    void incidentHasOneRecoveryEvenAfterItEnded() {
        // Given
        Recovery first = ended("i1", DONE);
        // When
        Registration again = recoveries.register(order("i1"));
        // Then
        assertThat(again).isEqualTo(new Registration.Existing(first));
    }

    @Test
    void thoseThatEndedLatelyAreFoundNewestFirstAndOpenOnesAreNot() {
        // Given
        Recovery first = ended("i1", DONE);
        Recovery second = ended("i2", DONE);
        register("i3");
        // When / Then
        assertThat(recoveries.endedWithin(CLUSTER, MINUTE)).containsExactly(second, first);
        assertThat(recoveries.endedWithin(CLUSTER, Duration.ZERO)).isEmpty();
        assertThat(recoveries.endedWithin(new ClusterId("other"), MINUTE)).isEmpty();
    }

    @Test
    void clusterHasOneOpenRecoveryAndAnotherOnceItEnded() {
        // Given
        Recovery first = register("i1");
        assertThat(recoveries.register(order("i2"))).isEqualTo(new Registration.Existing(first));
        // When
        close(first, DONE);
        // Then
        assertThat(recoveries.register(order("i2"))).isInstanceOf(Registration.Registered.class);
    }

    @Test
    void ofManyThatRegisterAtOnceOneDoesAndAllSeeTheSame() throws Exception {
        // Given
        List<Callable<Registration>> all = IntStream.range(0, 16)
                .<Callable<Registration>>mapToObj(i -> () -> recoveries.register(order("i" + i % 2)))
                .toList();
        // When
        List<Registration> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            results = threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
        // Then
        assertThat(results)
                .filteredOn(Registration.Registered.class::isInstance)
                .hasSize(1);
        assertThat(results)
                .extracting(Registration::recovery)
                .containsOnly(results.getFirst().recovery());
    }

    @Test
    void claimedRecoveryCarriesTokenAndNode() {
        // Given
        Recovery pending = register("i1");
        Lease lease = lease("n1");
        // When
        Recovery claimed = recoveries.claim(pending.id(), lease).orElseThrow();
        // Then
        assertThat(claimed.state()).isEqualTo(RecoveryState.RUNNING);
        assertThat(claimed.course().generation()).isEqualTo(lease.token());
        assertThat(claimed.course().node()).isEqualTo("n1");
        assertThat(claimed.course().started()).isPresent();
    }

    @Test
    void recoveryWaitsWhileNobodyHoldsItsClustersLease() {
        // Given
        Recovery pending = register("i1");
        assertThat(recoveries.waiting()).containsExactly(pending);
        // When
        Lease lease = lease("n1");
        // Then
        assertThat(recoveries.waiting()).isEmpty();
        store.leases().release(lease);
        assertThat(recoveries.waiting()).containsExactly(pending);
    }

    @Test
    void recoveryOfALostWorkerIsTakenOverAndTheLostOneWritesNothing() {
        // Given
        Recovery pending = register("i1");
        Lease lost = store.leases()
                .tryAcquire(Lease.on(CLUSTER), "n1", Duration.ofSeconds(1))
                .orElseThrow();
        Instant started =
                recoveries.claim(pending.id(), lost).orElseThrow().course().startedAt();
        Lease lease = await().until(
                        () -> store.leases().tryAcquire(Lease.on(CLUSTER), "n2", MINUTE), Optional::isPresent)
                .orElseThrow();
        // When
        Recovery taken = recoveries.claim(pending.id(), lease).orElseThrow();
        // Then
        assertThat(taken.course().node()).isEqualTo("n2");
        assertThat(taken.course().startedAt()).isEqualTo(started);
        assertThatThrownBy(() -> recoveries.close(pending.id(), lost, DONE)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> recoveries.claim(pending.id(), lost)).isInstanceOf(LeaseLostException.class);
        assertThat(recoveries.close(pending.id(), lease, DONE).state()).isEqualTo(RecoveryState.SUCCEEDED);
    }

    @Test
    void endedRecoveryCannotBeClaimedOrEndedAgain() {
        // Given
        Recovery ended = ended("i1", DONE);
        Lease lease = lease("n1");
        // Then
        assertThat(recoveries.claim(ended.id(), lease)).isEmpty();
        assertThatThrownBy(() -> recoveries.close(ended.id(), lease, DONE)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void everyOutcomeComesBackAsItWas() {
        Samples.of(Outcome.class).stream()
                .filter(outcome -> !outcome.state().isOpen())
                .forEach(outcome -> {
                    // When
                    Recovery ended = ended(UUID.randomUUID().toString(), outcome);
                    // Then
                    assertThat(ended.outcome()).isEqualTo(outcome);
                    assertThat(ended.state()).isEqualTo(outcome.state());
                    assertThat(ended.course().ended()).isPresent();
                });
    }

    @Test
    void whatWasLeftMakesASuccessOneWithErrors() {
        // When
        Recovery ended = ended("i1", new Outcome.Succeeded(R1, "r1 takes the writes", List.of(LAG)));
        // Then
        assertThat(ended.state()).isEqualTo(RecoveryState.SUCCEEDED_WITH_ERRORS);
        assertThat(ended.outcome().successor()).contains(R1);
        assertThat(ended.outcome().reasons()).containsExactly(LAG);
    }

    @Test
    void acknowledgingCountsWhatNobodyHadAcknowledged() {
        // Given
        Recovery first = ended("i1", DONE);
        Recovery second = ended("i2", DONE);
        register("i3");
        assertThat(recoveries.unacknowledged(Page.first(10))).containsExactly(second, first);
        // When
        int one = recoveries.acknowledge(first.id(), SEEN);
        int ofCluster = recoveries.acknowledge(CLUSTER, SEEN);
        int all = recoveries.acknowledgeAll(SEEN);
        // Then
        assertThat(List.of(one, ofCluster, all)).containsExactly(1, 1, 0);
        Acknowledgement given = recoveries.find(first.id()).orElseThrow().acknowledgement();
        assertThat(given.by()).isEqualTo("ana");
        assertThat(given.comment()).isEqualTo("disk replaced");
        assertThat(given.isGiven()).isTrue();
        assertThat(recoveries.unacknowledged(Page.first(10))).isEmpty();
    }

    @Test
    void acknowledgingNeedsANameAndAComment() {
        assertThatThrownBy(() -> new Signature(" ", "why")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature("ana", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsComeInPagesNewestFirst() {
        // Given
        List<Recovery> ended =
                IntStream.range(0, 5).mapToObj(i -> ended("i" + i, DONE)).toList();
        // Then
        Page page = Page.first(2);
        assertThat(recoveries.recent(page)).containsExactly(ended.get(4), ended.get(3));
        assertThat(recoveries.recent(page.next())).containsExactly(ended.get(2), ended.get(1));
        assertThat(recoveries.ofCluster(CLUSTER, page.next().next())).containsExactly(ended.get(0));
        assertThat(recoveries.ofCluster(new ClusterId("other"), page)).isEmpty();
    }

    @Test
    void everyChangeOfARecoveryMovesTheCounter() {
        // Given
        long before = store.changes().number();
        // When
        Recovery pending = register("i1");
        long registered = store.changes().number();
        Recovery closed = close(pending, DONE);
        long ended = store.changes().number();
        recoveries.acknowledge(closed.id(), SEEN);
        // Then
        assertThat(List.of(before, registered, ended, store.changes().number()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static RecoveryOrder order(String incident) {
        return new RecoveryOrder(
                CLUSTER,
                incident,
                new Request.ReplaceDeadPrimary(P1),
                new Trigger.Automatic(FindingCode.DEAD_PRIMARY, "n1"),
                P1);
    }

    private Recovery register(String incident) {
        return recoveries.register(order(incident)).recovery();
    }

    private Recovery ended(String incident, Outcome outcome) {
        return close(register(incident), outcome);
    }

    private Recovery close(Recovery pending, Outcome outcome) {
        Lease lease = lease("n1");
        assertThat(recoveries.claim(pending.id(), lease)).isPresent();
        Recovery closed = recoveries.close(pending.id(), lease, outcome);
        store.leases().release(lease);
        return closed;
    }

    private Lease lease(String node) {
        return store.leases().tryAcquire(Lease.on(CLUSTER), node, MINUTE).orElseThrow();
    }
}
