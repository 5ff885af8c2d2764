package dev.baton.operate;

import dev.baton.page.act.Act;
import dev.baton.page.act.Act.Group;
import dev.baton.page.act.Acts;
import dev.baton.plan.Moves;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Operation;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What a person wants to be done with a server, understood: an act by its name, and the words that go with it.
 *
 * @param act what
 * @param destination another server, for acts that take one; else empty
 * @param argument a pattern, a number of seconds, a file or a connection's number, for those that take one; else empty
 */
public record Wish(Act act, String destination, String argument) {

    private static final int MOST_SECONDS = 30 * 24 * 60 * 60;

    /** Any act. @throws OperateException if there is none of that name */
    public static Wish of(String name, String destination, String argument) {
        return new Wish(act(name, "act", Acts.ALL), destination, argument);
    }

    /** A move. @throws OperateException if there is none of that name */
    public static Wish move(String name, String destination, String pattern) {
        return new Wish(act(name, "move", Acts.of(Group.MOVE)), destination, pattern);
    }

    /** An operation. @throws OperateException if there is none of that name */
    public static Wish operation(String name, String argument) {
        return new Wish(act(name, "operation", Acts.of(Group.OPERATION)), "", argument);
    }

    public String name() {
        return act.name();
    }

    private static Act act(String said, String kind, List<Act> known) {
        String name = said.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Said.bad(
                        "no such " + kind,
                        "Say one of "
                                + String.join(
                                        ", ", known.stream().map(Act::name).toList()) + "."));
    }

    /** As a move. @throws OperateException if it is none, or a word of it cannot be understood */
    Meant asMove(ServerView server) {
        Moves moves = new Moves(server.snapshot());
        InstanceId id = server.id();
        return switch (act.name()) {
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
            default -> throw Said.bad(act.name() + " is no move", "Ask for it as what it is.");
        };
    }

    /** As an operation. @throws OperateException if it is none, or a word of it cannot be understood */
    Request asOperation(ServerView server) {
        InstanceId id = server.id();
        return new Request.Operate(
                switch (act.name()) {
                    case "delay-replication" -> new Operation.Delay(id, Duration.ofSeconds(number(MOST_SECONDS)));
                    case "purge-binary-logs" -> new Operation.PurgeBinaryLogs(id, Said.required("argument", argument));
                    case "kill-query" -> new Operation.KillQuery(id, number(Integer.MAX_VALUE));
                    default -> new Operation.Simple(id, simple());
                });
    }

    /** As something about a virtual address. @throws OperateException if it is none, or names no address */
    Request asAddressAct(ServerView server) {
        String ip = Vips.ip(Said.required("argument", argument));
        return switch (act.name()) {
            case "place-address" -> new Request.PlaceAddress(ip, server.id());
            case "take-address-away" -> new Request.TakeAddressAway(ip, server.id());
            default -> throw Said.bad(act.name() + " is about no address", "Ask for it as what it is.");
        };
    }

    private Operation.Act simple() {
        String constant = act.name().toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Operation.Act.values())
                .filter(simple -> simple.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> Said.bad(act.name() + " is no operation", "Ask for it as what it is."));
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
