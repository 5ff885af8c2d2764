package dev.baton.execute;

import dev.baton.store.Lease;
import dev.baton.store.LeaseLostException;
import dev.baton.store.Leases;
import dev.baton.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds a lease while work goes on: renews it three times in its length, on a thread of its own, until closed. A keeper
 * that could not renew in time says so at the next {@link #requireHeld}, without asking the store. Thread-safe.
 */
final class LeaseKeeper implements AutoCloseable {

    private final Leases leases;
    private final Lease lease;
    private final Duration length;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread renewing;
    private volatile long heldUntilNanos;

    /** Takes over a lease that was acquired just now. */
    LeaseKeeper(Leases leases, Lease lease, Duration length) {
        this.leases = leases;
        this.lease = lease;
        this.length = length;
        this.heldUntilNanos = System.nanoTime() + length.toNanos();
        this.renewing = Thread.ofVirtual().name("lease-" + lease.name()).start(this::renewUntilClosed);
    }

    Lease lease() {
        return lease;
    }

    /**
     * The last look before an effect; the journal has asked the store just before.
     *
     * @throws LeaseLostException if the lease ran out by this process's own timer: after a pause longer than its length,
     *     or because the store did not answer or said no
     */
    void requireHeld() {
        if (System.nanoTime() - heldUntilNanos >= 0) {
            throw new LeaseLostException(lease);
        }
    }

    /** Stops renewing and gives the lease up. */
    @Override
    public void close() {
        closed.countDown();
        renewing.interrupt();
        leases.release(lease);
    }

    private void renewUntilClosed() {
        long pause = length.toNanos() / 3;
        try {
            while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
                if (!renewed()) {
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code false} if the store said no; a store that does not answer is asked again, while time lasts. */
    private boolean renewed() {
        long asked = System.nanoTime();
        try {
            if (!leases.renew(lease, length)) {
                heldUntilNanos = asked;
                return false;
            }
            heldUntilNanos = asked + length.toNanos();
        } catch (StoreException silent) {
            return asked - heldUntilNanos < 0;
        }
        return true;
    }
}
