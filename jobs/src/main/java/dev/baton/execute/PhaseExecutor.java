package dev.baton.execute;

import dev.baton.plan.PlannedStep;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.store.JournalLine;
import dev.baton.store.JournalPhase;
import dev.baton.store.JournalTable;
import dev.baton.store.StepState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Does one phase: the steps of one lane in their order, different lanes at the same time. Each step is begun in the
 * journal, under the lease, before it is done (I4, I5). A phase that a lost worker left half done is gone on with: steps
 * that have ended are not done again, the others are, since doing a step twice is harmless; but for hooks, which nobody
 * knows that of: one that was begun counts as failed. Thread-safe.
 */
@ApplicationScoped
public class PhaseExecutor {

    private static final Logger LOG = Logger.getLogger(PhaseExecutor.class);

    private final JournalTable journal;
    private final StepEffect effect;
    private final MeterRegistry meters;

    PhaseExecutor(JournalTable journal, StepEffect effect, MeterRegistry meters) {
        this.journal = journal;
        this.effect = effect;
        this.meters = meters;
    }

    /** Does what is left of the phase; returns when every step has ended. */
    DonePhase run(JournalPhase phase, LeaseKeeper lease) {
        long began = System.nanoTime();
        Map<Step.Lane, List<Integer>> lanes = new LinkedHashMap<>();
        for (int i = 0; i < phase.phase().steps().size(); i++) {
            lanes.computeIfAbsent(phase.phase().steps().get(i).step().lane(), any -> new ArrayList<>())
                    .add(i);
        }
        StepResult[] results = new StepResult[phase.phase().steps().size()];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            lanes.values().forEach(lane -> running.add(threads.submit(() -> runLane(phase, lane, results, lease))));
            running.forEach(PhaseExecutor::join);
        }
        meters.timer("baton.phase", "phase", phase.phase().name().name())
                .record(Duration.ofNanos(System.nanoTime() - began));
        return new DonePhase(phase.phase(), List.of(results));
    }

    /** Ends a phase that may not be gone on with: what was begun may have been done, what was not is not tried. */
    DonePhase giveUp(JournalPhase phase, LeaseKeeper lease) {
        List<StepResult> results = phase.lines().stream()
                .map(line -> line.result().orElseGet(() -> giveUp(line, lease)))
                .toList();
        return new DonePhase(phase.phase(), results);
    }

    private StepResult giveUp(JournalLine line, LeaseKeeper lease) {
        StepResult result = line.state() == StepState.RUNNING
                ? new StepResult.Failed("its worker was lost, and the cluster has changed since")
                : new StepResult.Skipped("the cluster has changed since its phase was planned");
        journal.end(line.key(), lease.lease(), result);
        return result;
    }

    private void runLane(JournalPhase phase, List<Integer> lane, StepResult[] results, LeaseKeeper lease) {
        boolean broken = false;
        for (int i : lane) {
            JournalLine line = phase.lines().get(i);
            PlannedStep planned = phase.phase().steps().get(i);
            StepResult result = line.result().orElse(null);
            if (result == null) {
                result = broken ? skip(line, lease) : runStep(line, planned, lease);
            }
            broken |= !result.succeeded() && planned.necessity() == Necessity.REQUIRED;
            results[i] = result;
        }
    }

    private StepResult runStep(JournalLine line, PlannedStep planned, LeaseKeeper lease) {
        if (planned.step() instanceof Step.RunHook && line.state() == StepState.RUNNING) {
            return endUnknown(line, lease);
        }
        journal.begin(line.key(), lease.lease());
        lease.requireHeld();
        StepResult result = effect.of(planned.step());
        journal.end(line.key(), lease.lease(), result);
        LOG.infof(
                "A step ended recovery=%d phase=%s step=\"%s\" result=%s detail=\"%s\"",
                line.key().recovery(),
                line.phase(),
                line.text(),
                result.getClass().getSimpleName(),
                firstLine(result.detail()));
        return result;
    }

    /** What a hook printed is in the journal only. */
    private static String firstLine(String detail) {
        return detail.lines().findFirst().orElse("");
    }

    private StepResult endUnknown(JournalLine line, LeaseKeeper lease) {
        StepResult unknown = new StepResult.Failed(
                "its worker was lost while it ran: how it ended is not known, and it is not run twice");
        journal.end(line.key(), lease.lease(), unknown);
        return unknown;
    }

    private StepResult skip(JournalLine line, LeaseKeeper lease) {
        StepResult skipped = new StepResult.Skipped("an earlier step on this server failed");
        journal.end(line.key(), lease.lease(), skipped);
        return skipped;
    }

    private static void join(Future<?> lane) {
        try {
            lane.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while executing a phase", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
