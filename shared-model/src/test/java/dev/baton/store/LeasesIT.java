package dev.baton.store;

import static dev.baton.store.TestStore.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class LeasesIT {

    private static final String NAME = "cluster:p1:3306";
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Leases leases;

    LeasesIT(Flavour flavour) {
        this.leases = TestStore.empty(flavour).leases();
    }

    @Test
    void leaseIsHeldByOneAtATime() {
        // Given
        Lease held = leases.tryAcquire(NAME, "a", MINUTE).orElseThrow();
        // When
        Optional<Lease> second = leases.tryAcquire(NAME, "b", MINUTE);
        // Then
        assertThat(second).isEmpty();
        assertThat(leases.current(NAME)).contains(held);
        leases.requireHeld(held);
    }

    @Test
    void ownerDoesNotGetItsOwnLeaseTwice() {
        // Given
        leases.tryAcquire(NAME, "a", MINUTE);
        // Then
        assertThat(leases.tryAcquire(NAME, "a", MINUTE)).isEmpty();
    }

    @Test
    void tokenGrowsByOneWithEachAcquisition() {
        // Given
        assertThat(leases.token(NAME)).isZero();
        // When
        List<Long> tokens = IntStream.range(0, 3)
                .mapToObj(i -> {
                    Lease lease = leases.tryAcquire(NAME, "a", MINUTE).orElseThrow();
                    leases.release(lease);
                    return lease.token();
                })
                .toList();
        // Then
        assertThat(tokens).containsExactly(1L, 2L, 3L);
        assertThat(leases.token(NAME)).isEqualTo(3);
    }

    @Test
    void leaseThatRanOutIsLostAndGoesToWhoAsks() {
        // Given
        Lease first = leases.tryAcquire(NAME, "a", SHORT).orElseThrow();
        // When
        Lease second = await().until(() -> leases.tryAcquire(NAME, "b", MINUTE), Optional::isPresent)
                .orElseThrow();
        // Then
        assertThat(second.token()).isEqualTo(first.token() + 1);
        assertThat(leases.renew(first, MINUTE)).isFalse();
        assertThatThrownBy(() -> leases.requireHeld(first)).isInstanceOf(LeaseLostException.class);
        leases.requireHeld(second);
    }

    @Test
    void leaseThatRanOutCannotBeRenewedThoughNobodyTookIt() {
        // Given
        Lease lease = leases.tryAcquire(NAME, "a", SHORT).orElseThrow();
        await().until(() -> leases.current(NAME), Optional::isEmpty);
        // Then
        assertThat(leases.renew(lease, MINUTE)).isFalse();
    }

    @Test
    void renewedLeaseOutlivesItsFirstLength() {
        // Given
        Lease lease = leases.tryAcquire(NAME, "a", Duration.ofSeconds(5)).orElseThrow();
        // When
        boolean renewed = leases.renew(lease, MINUTE);
        // Then
        assertThat(renewed).isTrue();
        assertThat(leases.current(NAME).orElseThrow().expiresAt())
                .isAfter(lease.expiresAt().plusSeconds(30));
    }

    @Test
    void releasedLeaseIsFreeAtOnceAndReleasingALostOneDoesNothing() {
        // Given
        Lease first = leases.tryAcquire(NAME, "a", MINUTE).orElseThrow();
        leases.release(first);
        Lease second = leases.tryAcquire(NAME, "b", MINUTE).orElseThrow();
        // When
        leases.release(first);
        // Then
        leases.requireHeld(second);
    }

    @Test
    void ofManyThatAskAtOnceOneGetsItAndNoTokenComesTwice() throws Exception {
        // Given
        ConcurrentLinkedQueue<Long> tokens = new ConcurrentLinkedQueue<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 16)
                    .forEach(thread -> threads.execute(() -> {
                        for (int i = 0; i < 15; i++) {
                            leases.tryAcquire(NAME, "node" + thread, MINUTE).ifPresent(lease -> {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                tokens.add(lease.token());
                                leases.requireHeld(lease);
                                inside.decrementAndGet();
                                leases.release(lease);
                            });
                        }
                    }));
        }
        // Then
        assertThat(most).hasValue(1);
        assertThat(tokens)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, tokens.size()).boxed().toList());
        assertThat(leases.token(NAME)).isEqualTo(tokens.size());
    }
}
