package dev.baton.page.act;

import static dev.baton.page.act.Act.Group.ADDRESS;
import static dev.baton.page.act.Act.Group.MOVE;
import static dev.baton.page.act.Act.Group.OPERATION;
import static dev.baton.page.act.Act.Group.RECOVERY;
import static dev.baton.page.act.Act.Needs.CONNECTION;
import static dev.baton.page.act.Act.Needs.FILE;
import static dev.baton.page.act.Act.Needs.NOTHING;
import static dev.baton.page.act.Act.Needs.OTHER;
import static dev.baton.page.act.Act.Needs.OTHER_AND_PATTERN;
import static dev.baton.page.act.Act.Needs.OTHER_IF_ANY;
import static dev.baton.page.act.Act.Needs.PATTERN;
import static dev.baton.page.act.Act.Needs.SECONDS;

import dev.baton.page.act.Act.Group;
import dev.baton.page.act.Act.Needs;
import dev.baton.plan.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that people can ask to be done with a server by a plan, in the order of forms. */
public final class Acts {

    private static final List<Act> MOVES = List.of(
            new Act(MOVE, "relocate", OTHER, "replicate from another server"),
            new Act(MOVE, "relocate-replicas", OTHER_AND_PATTERN, "let its replicas replicate from another server"),
            new Act(MOVE, "move-up", NOTHING, "replicate from its source's source"),
            new Act(MOVE, "move-up-replicas", PATTERN, "let its replicas replicate from its source"),
            new Act(MOVE, "move-below", OTHER, "replicate from one of its siblings"),
            new Act(MOVE, "move-equivalent", OTHER, "replicate from an equivalent place, found by GTID"),
            new Act(MOVE, "repoint", OTHER_IF_ANY, "replicate from its source once more, or from another"),
            new Act(MOVE, "repoint-replicas", PATTERN, "let its replicas replicate from it once more"),
            new Act(MOVE, "take-siblings", NOTHING, "let its siblings replicate from it"),
            new Act(MOVE, "take-source", NOTHING, "swap places with its source"),
            new Act(MOVE, "make-co-primary", NOTHING, "let the primary replicate from it too"),
            new Act(MOVE, "regroup-replicas", NOTHING, "let the best of its replicas be the source of the others"));

    private static final List<Act> RECOVERIES = List.of(
            new Act(RECOVERY, "takeover", OTHER_IF_ANY, "hand the primary's part to a replica, gracefully"),
            new Act(RECOVERY, "failover", OTHER_IF_ANY, "replace the primary, once its death is proven"),
            new Act(RECOVERY, "force-failover", OTHER_IF_ANY, "replace the primary at your word, without proof"),
            new Act(RECOVERY, "recover", OTHER_IF_ANY, "mend what is found about this server"),
            new Act(RECOVERY, "rehang-replicas", NOTHING, "give its replicas other sources, since it is dead"),
            new Act(RECOVERY, "rejoin", NOTHING, "take it back as a replica, if it holds nothing of its own"),
            new Act(RECOVERY, "fence", NOTHING, "keep it from taking writes, since another one is primary"),
            new Act(RECOVERY, "adjust-semi-sync", NOTHING, "let as many replicas acknowledge as it waits for"),
            new Act(RECOVERY, "restore-writes", NOTHING, "let it take writes again, as the primary"));

    private static final List<Act> ADDRESSES = List.of(
            new Act(ADDRESS, "place-address", Needs.ADDRESS, "put a virtual address on its host, and nowhere else"),
            new Act(ADDRESS, "take-address-away", Needs.ADDRESS, "take a virtual address off every host"));

    /** All of them. */
    public static final List<Act> ALL = Stream.of(MOVES, operations(), RECOVERIES, ADDRESSES)
            .flatMap(List::stream)
            .toList();

    private Acts() {}

    /** Those of a group. */
    public static List<Act> of(Group group) {
        return ALL.stream().filter(act -> act.group() == group).toList();
    }

    /** The act of that name; empty if there is none. */
    public static Optional<Act> named(String name) {
        return ALL.stream().filter(act -> act.name().equals(name)).findFirst();
    }

    private static List<Act> operations() {
        Stream<Act> simple = Stream.of(Operation.Act.values())
                .map(act -> new Act(
                        OPERATION, act.name().toLowerCase(Locale.ROOT).replace('_', '-'), NOTHING, act.order()));
        Stream<Act> others = Stream.of(
                new Act(OPERATION, "delay-replication", SECONDS, "apply late, on purpose"),
                new Act(OPERATION, "purge-binary-logs", FILE, "delete the files of the binary log before another"),
                new Act(OPERATION, "kill-query", CONNECTION, "end what a client is executing"));
        return Stream.concat(simple, others).toList();
    }
}
