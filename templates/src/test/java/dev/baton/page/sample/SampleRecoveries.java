package dev.baton.page.sample;

import static dev.baton.page.sample.SampleClusters.NOW;

import dev.baton.analysis.FindingCode;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.SoFar;
import dev.baton.plan.StepResult;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.Acknowledgement;
import dev.baton.store.Course;
import dev.baton.store.Journal;
import dev.baton.store.JournalLine;
import dev.baton.store.JournalPhase;
import dev.baton.store.Outcome;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.RecoveryState;
import dev.baton.store.StepKey;
import dev.baton.store.StepState;
import dev.baton.store.Trigger;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Recoveries in all states that a page has to show. */
public final class SampleRecoveries {

    private static final InstanceId LEDGER_1 = InstanceId.parse("ledger-1");
    private static final Instant BEGUN = NOW.minusMillis(2_900);
    private static final Trigger AUTOMATIC = new Trigger.Automatic(FindingCode.DEAD_PRIMARY, "baton-2");

    private SampleRecoveries() {}

    /** A failover under way. */
    public static Recovery running() {
        return failover(
                118,
                RecoveryState.RUNNING,
                new Course(12, "baton-2", BEGUN, BEGUN.plusMillis(4), Instant.EPOCH, Course.Acts.ACTED),
                new Outcome.Open(),
                Acknowledgement.NONE);
    }

    /** A failover that left something behind, and that nobody has acknowledged. */
    public static Recovery ended() {
        return failover(
                117,
                RecoveryState.SUCCEEDED_WITH_ERRORS,
                ended(NOW.minusSeconds(5_400), 312),
                new Outcome.Succeeded(
                        InstanceId.parse("ledger-2"),
                        "ledger-2:3306 took the place of ledger-1:3306",
                        List.of(new Reason("lost", "ledger-1:3306: it died"))),
                Acknowledgement.NONE);
    }

    /** A takeover that a person asked for and acknowledged. */
    public static Recovery takeover() {
        InstanceId primary = InstanceId.parse("db2.shop.example");
        InstanceId target = InstanceId.parse("db1.shop.example");
        RecoveryOrder order = new RecoveryOrder(
                new ClusterId("db1.shop.example:3306"),
                "takeover 1",
                new Request.Takeover(primary, new Request.Target.Named(target)),
                new Trigger.Operator("dana"),
                primary);
        return new Recovery(
                116,
                "6f1d5a5e-8a3c-4a0e-9b59-0f1d5e6c7a11",
                order,
                RecoveryState.SUCCEEDED,
                ended(NOW.minusSeconds(86_000), 187),
                new Outcome.Succeeded(target, "db1.shop.example:3306 took over from db2.shop.example:3306", List.of()),
                new Acknowledgement("dana", "kernel update of db2, as planned", NOW.minusSeconds(85_000)));
    }

    /** A failover that the planner would not do. */
    public static Recovery refused() {
        List<Reason> reasons = List.of(
                new Reason("diverged", "replicas each hold transactions that the others lack; a person has to decide"));
        return failover(
                115,
                RecoveryState.REFUSED,
                ended(NOW.minusSeconds(200_000), 41),
                new Outcome.Refused(reasons),
                new Acknowledgement(SampleClusters.HOSTILE, "<b>seen</b>", NOW.minusSeconds(190_000)));
    }

    /** The journal of the one that has ended: all phases. */
    public static Journal endedJournal() {
        return new Journal(phases(Integer.MAX_VALUE));
    }

    /** The journal of the one that runs: the second phase is in the middle. */
    public static Journal runningJournal() {
        return new Journal(phases(7));
    }

    private static Recovery failover(
            long id, RecoveryState state, Course course, Outcome outcome, Acknowledgement acknowledgement) {
        RecoveryOrder order = new RecoveryOrder(
                new ClusterId("ledger-1:3306"),
                "incident " + id,
                new Request.ReplaceDeadPrimary(LEDGER_1),
                AUTOMATIC,
                LEDGER_1);
        return new Recovery(
                id, "6f1d5a5e-8a3c-4a0e-9b59-0f1d5e6c7a" + id, order, state, course, outcome, acknowledgement);
    }

    private static Course ended(Instant begun, long millis) {
        return new Course(11, "baton-1", begun, begun.plusMillis(3), begun.plusMillis(millis), Course.Acts.ACTED);
    }

    /** The phases of a simulated failover; at most so many steps have ended, the next one runs. */
    private static List<JournalPhase> phases(int steps) {
        Planner planner = Planner.forRequest(new Request.ReplaceDeadPrimary(LEDGER_1), RecoveryPolicy.DEFAULT);
        List<JournalPhase> phases = new ArrayList<>();
        int left = steps;
        Instant at = BEGUN.plusMillis(9);
        for (SoFar.DonePhase done :
                Simulator.run(planner, SampleClusters.ledger()).soFar().phases()) {
            if (left < 0) {
                break;
            }
            List<JournalLine> lines = lines(done, phases.size() + 1, at, left);
            phases.add(new JournalPhase(phases.size() + 1, done.phase(), at, lines));
            left -= done.results().size();
            at = at.plusMillis(90);
        }
        return phases;
    }

    private static List<JournalLine> lines(SoFar.DonePhase done, int phase, Instant planned, int left) {
        List<JournalLine> lines = new ArrayList<>();
        for (int i = 0; i < done.results().size(); i++) {
            StepState state =
                    i < left ? ended(done.results().get(i)) : i == left ? StepState.RUNNING : StepState.PLANNED;
            Instant begun = planned.plusMillis(2 + 11L * i);
            lines.add(new JournalLine(
                    new StepKey(118, phase, i),
                    done.phase().name().name(),
                    PlanPrinter.say(done.phase().steps().get(i).step()),
                    done.phase().steps().get(i).necessity(),
                    state,
                    12,
                    state == StepState.PLANNED ? Instant.EPOCH : begun,
                    state.isEnded() ? begun.plusMillis(9) : Instant.EPOCH,
                    state.isEnded() ? done.results().get(i).detail() : ""));
        }
        return lines;
    }

    private static StepState ended(StepResult result) {
        return switch (result) {
            case StepResult.Done done -> StepState.DONE;
            case StepResult.AlreadySo already -> StepState.ALREADY_SO;
            case StepResult.Failed failed -> StepState.FAILED;
            case StepResult.Skipped skipped -> StepState.SKIPPED;
        };
    }
}
