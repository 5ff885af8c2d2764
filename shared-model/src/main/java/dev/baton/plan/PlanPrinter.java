package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says steps, phases, losses and decisions in words: the same on the page, in the journal, on the terminal. */
public final class PlanPrinter {

    private PlanPrinter() {}

    /** A step, as an order: {@code make r1:3306 writable}. */
    public static String say(Step step) {
        return switch (step) {
            case Step.StopReceiving(var target, var channels) -> "stop receiving on " + target + Saying.by(channels);
            case Step.ReconnectToSource(var target, var within, var channels) ->
                "let " + target + " reconnect to its source" + Saying.by(channels) + " within " + say(within);
            case Step.SeeNothingReceived(var target, var seen, var during, var channels) ->
                "see that " + target + " receives nothing" + Saying.by(channels) + " for " + say(during);
            case Step.WaitUntilApplied(var target, var atMost, var by) ->
                "wait until " + target + " has applied all it received" + Saying.by(by) + ", at most " + say(atMost);
            case Step.ApplyBacklog(var target, var held, var atMost, var channels) ->
                "let " + target + " apply its backlog" + Saying.by(channels) + ", at most " + say(atMost);
            case Step.WaitUntilHolds(var target, var wanted, var atMost) ->
                "wait until " + target + " holds " + wanted.text() + ", at most " + say(atMost);
            case Step.StopReplication(var target) -> "stop replication on " + target;
            case Step.StartReplication(var target, var by) -> "start replication on " + target + Saying.by(by);
            case Step.ForgetSource(var target) -> "let " + target + " forget its source";
            case Step.ReplicateFrom(var target, var source, var attach, var channel) ->
                "let " + target + " replicate from " + source + " by " + Saying.word(attach)
                        + (channel.isEmpty() ? "" : " on channel " + channel);
            case Step.MakeReadOnly readOnly -> say(readOnly);
            case Step.MakeWritable(var target) -> "make " + target + " writable";
            case Step.DetachReplica(var target) -> "detach " + target + " from its source";
            case Step.ReattachReplica(var target) -> "reattach " + target + " to its source";
            case Step.EnableSemiSync(var target, var side) ->
                "enable semi-sync on " + target + " as a " + Saying.word(side);
            case Step.DisableSemiSync(var target, var side) ->
                "disable semi-sync on " + target + " as a " + Saying.word(side);
            case Step.CloneFrom(var target, var donor, var dropped, var atMost) ->
                "overwrite " + target + " with a clone of " + donor + ", within " + say(atMost) + ", which drops "
                        + dropped.text();
            case Step.WaitUntilBack(var target, var atMost) ->
                "wait until " + target + " answers again, at most " + say(atMost);
            case Adjustment adjustment -> Saying.adjustment(adjustment);
            case Step.NotePart(var target, var mount) -> "note that " + mount.address() + " belongs to " + target;
            case Step.MarkReturned(var target) -> "end the downtime of " + target;
            case Step.MarkLost(var target, var reason) -> "put " + target + " in downtime (" + reason + ")";
            case Step.RunHook hook -> say(hook);
            case Step.OnHost onHost -> AddressWords.say(onHost);
        };
    }

    private static String say(Step.RunHook hook) {
        return "run, as " + hook.list().listName() + ", at most " + say(hook.atMost()) + ": " + hook.command();
    }

    private static String say(Step.MakeReadOnly step) {
        return switch (step.clients()) {
            case WAITED_FOR -> "make " + step.target() + " read-only";
            case ENDED -> "make " + step.target() + " read-only, whichever clients are in the way";
        };
    }

    /** A decision, a line for each thing: what a dry run prints. */
    public static List<String> print(Decision decision) {
        return switch (decision) {
            case Proceed(var phase) -> print(phase);
            case Finished(var primary, var summary, var left) -> {
                List<String> lines = new ArrayList<>(List.of("finished: " + summary));
                left.forEach(reason -> lines.add("  but " + reason));
                yield lines;
            }
            case Refused(var reasons, var choice) -> {
                List<String> lines = new ArrayList<>(List.of("refused"));
                reasons.forEach(reason -> lines.add("  because " + reason));
                lines.addAll(print(choice, "best"));
                yield lines;
            }
        };
    }

    /** A phase: its name and purpose, the reasons, the candidates, the steps. */
    public static List<String> print(Phase phase) {
        List<String> lines = new ArrayList<>();
        lines.add("phase " + phase.name().name().toLowerCase(Locale.ROOT) + ": "
                + phase.name().purpose());
        phase.why().forEach(reason -> lines.add("  because " + reason));
        lines.addAll(print(phase.choice(), "chosen"));
        phase.steps()
                .forEach(planned ->
                        lines.add("  " + mark(planned) + " " + say(planned.step()) + " -- " + planned.why()));
        return lines;
    }

    /** What may be lost, as a sentence; empty where nothing was asked. */
    public static String say(Loss loss) {
        return switch (loss) {
            case Loss.NotAsked notAsked -> "";
            case Loss.Unknown(var why) -> "what is lost is unknown: " + why;
            case Loss.NoneKnown(var age)
            when age.isZero() -> "nothing; the primary answers, and its last transactions are waited for";
            case Loss.NoneKnown(var age) ->
                "nothing known is lost; the primary was last seen " + say(age)
                        + " ago, and what it took after that cannot be known";
            case Loss.Transactions(var missing, var count, var age)
            when age.isZero() ->
                Saying.count(count, "transaction") + (count == 1 ? " is" : " are")
                        + " on the primary only so far: " + missing.text()
                        + "; it answers, and they are waited for, but not for ever";
            case Loss.Transactions(var missing, var count, var age) ->
                Saying.count(count, "transaction") + (count == 1 ? " is" : " are")
                        + " lost for now, seen on the primary and received by no replica that answers: "
                        + missing.text() + "; the primary was last seen " + say(age)
                        + " ago, and what it took after that cannot be known";
        };
    }

    /** What a choice may lose, and whether anything that was acknowledged is among it; empty where nothing was asked. */
    public static String loss(Choice choice) {
        String acknowledged = say(choice.acknowledged());
        return acknowledged.isEmpty() || say(choice.loss()).isEmpty()
                ? say(choice.loss())
                : say(choice.loss()) + "; acknowledged transactions: " + acknowledged;
    }

    /** What became of what was acknowledged, as a sentence; empty where nothing was asked. */
    public static String say(Acknowledged acknowledged) {
        return switch (acknowledged) {
            case Acknowledged.NotAsked notAsked -> "";
            case Acknowledged.Safe(int replicas, int waitedFor, int answering) ->
                "safe: a commit waited for " + waitedFor + " of " + Saying.count(replicas, "semi-sync replica")
                        + ", and " + answering + " of them answer, more than " + (replicas - waitedFor);
            case Acknowledged.Unsafe(int replicas, int waitedFor, int answering) ->
                "unsafe: a commit waited for " + waitedFor + " of " + Saying.count(replicas, "semi-sync replica")
                        + ", and only " + answering + " of them answer, not more than " + (replicas - waitedFor);
            case Acknowledged.Unknown(var why) -> "unknown: " + why;
        };
    }

    /** A duration as people write it: {@code 250ms}, {@code 12.5s}, {@code 3m}, {@code 2h 5m}. */
    public static String say(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + "ms";
        }
        if (millis < 60_000) {
            return millis % 1000 == 0 ? millis / 1000 + "s" : String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
        }
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            long seconds = duration.toSecondsPart();
            return seconds == 0 ? minutes + "m" : minutes + "m " + seconds + "s";
        }
        long rest = minutes % 60;
        return rest == 0 ? minutes / 60 + "h" : minutes / 60 + "h " + rest + "m";
    }

    private static List<String> print(Choice choice, String chosen) {
        List<String> lines = new ArrayList<>();
        choice.candidates()
                .forEach(candidate -> lines.add("  candidate " + candidate.id() + " " + verdict(candidate, chosen)));
        if (choice.chosen().isPresent() && !say(choice.loss()).isEmpty()) {
            lines.add("  loss: " + say(choice.loss()));
        }
        if (choice.chosen().isPresent() && !say(choice.acknowledged()).isEmpty()) {
            lines.add("  acknowledged: " + say(choice.acknowledged()));
        }
        return lines;
    }

    private static String verdict(Candidate candidate, String chosen) {
        String verdict = switch (candidate.verdict()) {
            case CHOSEN -> chosen;
            case POSSIBLE -> "possible";
            case EXCLUDED -> "excluded";
        };
        return verdict + ": "
                + String.join(
                        "; ", candidate.reasons().stream().map(Reason::toString).toList());
    }

    private static String mark(PlannedStep planned) {
        return switch (planned.necessity()) {
            case REQUIRED -> "*";
            case BEST_EFFORT -> "o";
        };
    }
}
