package dev.baton.execute;

import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.discovery.Observer;
import dev.baton.error.BatonException;
import dev.baton.plan.Decision;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.SoFar;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.store.Journal;
import dev.baton.store.JournalPhase;
import dev.baton.store.JournalTable;
import dev.baton.store.Lease;
import dev.baton.store.LeaseLostException;
import dev.baton.store.Leases;
import dev.baton.store.Outcome;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.Recovery;
import dev.baton.store.StoreException;
import dev.baton.topology.TopologySnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The loop of observing, deciding and doing, from wherever the journal says that a recovery is. Whoever holds the
 * cluster's lease runs it; whoever loses the lease stops, and another goes on. Thread-safe.
 */
@ApplicationScoped
public class RecoveryRunner {

    private static final Logger LOG = Logger.getLogger(RecoveryRunner.class);

    private final RecoveriesTable recoveries;
    private final JournalTable journals;
    private final Leases leases;
    private final Observer observer;
    private final PhaseExecutor executor;
    private final MeterRegistry meters;
    private final RecoveryPlanners planners;
    private final Duration leaseLength;
    private final String node;

    RecoveryRunner(
            RecoveriesTable recoveries,
            JournalTable journals,
            Leases leases,
            Observer observer,
            PhaseExecutor executor,
            MeterRegistry meters,
            RecoveryPlanners planners,
            RecoveryConfig config,
            NodeConfig node) {
        this.recoveries = recoveries;
        this.journals = journals;
        this.leases = leases;
        this.observer = observer;
        this.executor = executor;
        this.meters = meters;
        this.planners = planners;
        this.leaseLength = config.lease();
        this.node = node.name();
    }

    /**
     * Runs a recovery to its end, if nobody else does.
     *
     * @return how it ended; empty if another worker has it, had ended it, or took it over
     */
    public Optional<Recovery> run(Recovery recovery) {
        return run(recovery, Optional.empty());
    }

    /**
     * The same for a recovery that was registered because of what is seen in this snapshot: it is not looked again at
     * once, if nobody held the cluster's lease in between.
     */
    public Optional<Recovery> run(Recovery recovery, TopologySnapshot seen) {
        return run(recovery, Optional.of(seen));
    }

    private Optional<Recovery> run(Recovery recovery, Optional<TopologySnapshot> seen) {
        Optional<Lease> lease = leases.tryAcquire(Lease.on(recovery.cluster()), node, leaseLength);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (LeaseKeeper keeper = new LeaseKeeper(leases, lease.get(), leaseLength)) {
            return recoveries.claim(recovery.id(), keeper.lease()).map(claimed -> drive(claimed, keeper, seen));
        } catch (LeaseLostException lost) {
            LOG.warnf("A recovery is left to another worker recovery=%d why=\"%s\"", recovery.id(), lost.getMessage());
            return Optional.empty();
        } catch (StoreException silent) {
            // The journal tells where it is: when the store is back, whoever sees it first goes on from there.
            LOG.errorf(silent, "A recovery waits for the store recovery=%d", recovery.id());
            return Optional.empty();
        }
    }

    /** Whether the store will be well again without anything done to the recovery. */
    private static boolean passes(StoreException failure) {
        return switch (failure.code()) {
            case STORE_UNREACHABLE, STORE_DENIED, STORE_READ_ONLY, STORE_BUSY, STORE_TIMED_OUT -> true;
            case STORE_CONFLICT, STORE_UNREADABLE, STORE_FAILED, LEASE_LOST -> false;
        };
    }

    private Recovery drive(Recovery recovery, LeaseKeeper lease, Optional<TopologySnapshot> seen) {
        LOG.infof(
                "A recovery is worked on recovery=%d cluster=%s failed=%s token=%d",
                recovery.id(),
                recovery.cluster(),
                recovery.failed(),
                lease.lease().token());
        Outcome outcome;
        try {
            outcome = decideAndDo(recovery, lease, seen);
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (BatonException broken) {
            if (broken instanceof StoreException silent && passes(silent)) {
                throw silent;
            }
            LOG.errorf(broken, "A recovery broke recovery=%d cluster=%s", recovery.id(), recovery.cluster());
            outcome = new Outcome.Failed("it broke", List.of(new Reason("error", broken.toString())));
        }
        Recovery closed = recoveries.close(recovery.id(), lease.lease(), outcome);
        if (closed.acted()) {
            planners.changed(closed.cluster());
        }
        meters.counter("baton.recoveries", "result", closed.state().name()).increment();
        LOG.infof(
                "A recovery ended recovery=%d cluster=%s state=%s summary=\"%s\"",
                closed.id(), closed.cluster(), closed.state(), outcome.summary());
        return closed;
    }

    private Outcome decideAndDo(Recovery recovery, LeaseKeeper lease, Optional<TopologySnapshot> seen) {
        Planner planner = planners.of(recovery);
        SoFar soFar = goOn(recovery, planner, lease);
        Optional<TopologySnapshot> justSeen = seen.filter(snapshot -> isUntouched(snapshot, lease.lease()));
        while (true) {
            lease.requireHeld();
            Optional<TopologySnapshot> snapshot =
                    soFar.phases().isEmpty() && justSeen.isPresent() ? justSeen : observer.observe(recovery.cluster());
            if (snapshot.isEmpty()) {
                return new Outcome.Failed("the cluster was forgotten", List.of());
            }
            switch (planner.decide(snapshot.get(), soFar)) {
                case Decision.Proceed(var phase) ->
                    soFar = soFar.and(executor.run(journals.plan(recovery.id(), lease.lease(), phase), lease));
                case Decision.Finished finished -> {
                    return Outcome.of(finished);
                }
                case Decision.Refused refused -> {
                    return Outcome.of(refused);
                }
            }
        }
    }

    /** Each holding of the cluster's lease has a number: ours is the next one since then. */
    private static boolean isUntouched(TopologySnapshot snapshot, Lease lease) {
        return snapshot.cluster().generation() + 1 == lease.token();
    }

    /** What was done before, with the phase that a lost worker left half done brought to its end, or given up. */
    private SoFar goOn(Recovery recovery, Planner planner, LeaseKeeper lease) {
        Journal journal = journals.read(recovery.id());
        return journal.open()
                .map(open -> journal.soFar().and(goOn(recovery, planner, open, lease)))
                .orElseGet(journal::soFar);
    }

    private DonePhase goOn(Recovery recovery, Planner planner, JournalPhase open, LeaseKeeper lease) {
        SoFar before = journals.read(recovery.id()).soFar();
        boolean holds = observer.observe(recovery.cluster())
                .filter(snapshot -> planner.stillHolds(snapshot, before, open.phase()))
                .isPresent();
        return holds ? executor.run(open, lease) : executor.giveUp(open, lease);
    }
}
