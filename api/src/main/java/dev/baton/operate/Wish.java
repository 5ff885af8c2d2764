package dev.baton.operate;

import dev.baton.plan.Moves;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Operation;
import dev.baton.plan.Operation.Act;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What a person wants to be done with a server, understood: a move or an operation by its name, and the words that go
 * with it.
 *
 * @param name as in {@code relocate} or {@code stop-replication}
 * @param destination another server, for moves that need one; else empty
 * @param argument a pattern, a number of seconds, a file or a connection's number, for those that need one; else empty
 */
public record Wish(String name, String destination, String argument) {

    private static final int MOST_SECONDS = 30 * 24 * 60 * 60;

    /** @throws OperateException if there is no such move, or a word of it cannot be understood */
    public Meant move(ServerView server) {
        Moves moves = new Moves(server.snapshot());
        InstanceId id = server.id();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "relocate", "move-equivalent" -> moves.relocate(id, other(server));
            case "relocate-replicas" -> moves.relocateReplicas(id, other(server), pattern());
            case "move-up" -> moves.moveUp(id);
            case "move-up-replicas" -> moves.moveUpReplicas(id, pattern());
            case "move-below" -> moves.moveBelow(id, other(server));
            case "repoint" -> destination.isEmpty() ? moves.repoint(id) : moves.relocate(id, other(server));
            case "repoint-replicas" -> moves.repointReplicas(id, pattern());
            case "take-siblings" -> moves.takeSiblings(id);
            case "take-source" -> moves.takeSource(id);
            case "make-co-primary" -> moves.makeCoPrimary(id);
            case "regroup-replicas" -> moves.regroupReplicas(id);
            default ->
                throw Said.bad(
                        "no such move",
                        "Say relocate, relocate-replicas, move-up, move-up-replicas, move-below, move-equivalent, repoint,"
                                + " repoint-replicas, take-siblings, take-source, make-co-primary or regroup-replicas.");
        };
    }

    /** @throws OperateException if there is no such operation, or a word of it cannot be understood */
    public Request operation(ServerView server) {
        InstanceId id = server.id();
        return new Request.Operate(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "delay-replication" -> new Operation.Delay(id, Duration.ofSeconds(number(MOST_SECONDS)));
                    case "purge-binary-logs" -> new Operation.PurgeBinaryLogs(id, Said.required("argument", argument));
                    case "kill-query" -> new Operation.KillQuery(id, number(Integer.MAX_VALUE));
                    default -> new Operation.Simple(id, act());
                });
    }

    private Act act() {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Act.values())
                .filter(act -> act.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> Said.bad(
                        "no such operation",
                        "Say delay-replication, purge-binary-logs, kill-query or one of "
                                + String.join(
                                        ", ",
                                        Stream.of(Act.values())
                                                .map(act -> act.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                                .toList())
                                + "."));
    }

    /** By any address that it is known by, where it is of the same cluster. */
    private InstanceId other(ServerView server) {
        InstanceId said = Said.server(Said.required("destination", destination));
        return server.snapshot().find(said).map(ServerView::id).orElse(said);
    }

    private String pattern() {
        try {
            return Pattern.compile(argument).pattern();
        } catch (PatternSyntaxException none) {
            throw Said.bad("not a pattern: " + none.getDescription(), "Say a regular expression, as in ^east.*:3306$.");
        }
    }

    private long number(int most) {
        if (!argument.matches("\\d{1,10}") || Long.parseLong(argument) > most) {
            throw Said.bad("argument is not a number of 0 to " + most, "Say argument as digits.");
        }
        return Long.parseLong(argument);
    }
}
