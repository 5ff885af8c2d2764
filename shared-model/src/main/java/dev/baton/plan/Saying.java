package dev.baton.plan;

import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ServerView;
import java.util.Locale;

/** Words that several reasons share. */
final class Saying {

    private Saying() {}

    /** A number with its noun: {@code 1 replica}, {@code 2 replicas}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What the last probe of a server met. */
    static String state(ServerView server) {
        return switch (server.observation()) {
            case Observation.Unreachable unreachable -> unreachable.why().toString();
            case Observation.NeverSeen never -> never.why().toString();
            case Observation.TurnedAway turned -> turned.why().toString();
            case Observation.Reachable reachable -> "all is read";
        };
    }

    /** An error with its number. */
    static String error(ReplicationError error) {
        return error.message().isEmpty()
                ? "error " + error.number()
                : "error " + error.number() + ", " + error.message();
    }

    /** A constant's name as a word: {@code auto position}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** By which channels, after what is done; nothing where all are meant. */
    static String by(Channels channels) {
        return switch (channels) {
            case Channels.All all -> "";
            case Channels.Only(var name) -> name.isEmpty() ? " on the default channel" : " on channel " + name;
        };
    }

    /** A step that people ask for, as an order. */
    static String adjustment(Adjustment step) {
        return switch (step) {
            case Adjustment.SkipTransaction(var target) ->
                "let " + target + " skip the transaction at which applying stopped";
            case Adjustment.DelayReplication(var target, var by) ->
                "let " + target + " apply " + (by.isZero() ? "at once" : PlanPrinter.say(by) + " late");
            case Adjustment.AttachBy(var target, var attach) -> "let " + target + " find its place by " + word(attach);
            case Adjustment.InjectEmpty(var target, var transactions) ->
                "write empty transactions on " + target + " for " + transactions.text();
            case Adjustment.ForgetErrant(var target, var kept) ->
                "empty the binary log of " + target + ", and hold nothing but " + kept.text();
            case Adjustment.FlushBinaryLogs(var target) -> "begin a new file of the binary log on " + target;
            case Adjustment.PurgeBinaryLogs(var target, var before) ->
                "delete the binary logs before " + before + " on " + target;
            case Adjustment.KillQuery(var target, var connection) ->
                "kill the query of connection " + connection + " on " + target;
            case Adjustment.ReplicateAt(var target, var source, var at) ->
                "let " + target + " replicate from " + source + " from " + at.text() + " on";
            case Adjustment.ApplyUntil(var target, var until, var atMost) ->
                "let " + target + " apply up to " + until.text() + ", within " + PlanPrinter.say(atMost);
            case Adjustment.WaitUntilReached(var target, var wanted, var atMost) ->
                "wait until " + target + " has applied up to " + wanted.text() + ", at most " + PlanPrinter.say(atMost);
        };
    }
}
