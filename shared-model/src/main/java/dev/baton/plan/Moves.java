package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes moves of what people say: {@code move-up r1} means another pair of servers in every topology. Looks only at who
 * replicates from whom; whether it can be done the planner says.
 */
public final class Moves {

    private final TopologySnapshot snapshot;

    public Moves(TopologySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What was made of it. */
    public sealed interface Meant {
        /** This is meant. */
        record Clear(Move move) implements Meant {}

        /** Nothing can be meant, and why. */
        record Unclear(List<Reason> reasons) implements Meant {
            public Unclear {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Relocate a replica below another server; that is also what repoint means. */
    public Meant relocate(InstanceId replica, InstanceId below) {
        return source(replica, below, from -> new Meant.Clear(new Move.Relocate(replica, from, below)));
    }

    /** Relocate a replica below one of its siblings. */
    public Meant moveBelow(InstanceId replica, InstanceId sibling) {
        return source(replica, sibling, from -> {
            boolean siblings = snapshot.find(sibling)
                    .flatMap(server -> server.linkFrom(from))
                    .isPresent();
            return siblings
                    ? new Meant.Clear(new Move.Relocate(replica, from, sibling))
                    : unclear(
                            "no sibling",
                            sibling + " does not replicate from " + from + ", as " + replica
                                    + " does: relocate it instead");
        });
    }

    /** Relocate a replica below the source of its source. */
    public Meant moveUp(InstanceId replica) {
        return source(replica, replica, from -> above(from, above -> new Move.Relocate(replica, from, above)));
    }

    /** Let a replica replicate from the source that it has, once more. */
    public Meant repoint(InstanceId replica) {
        return source(replica, replica, from -> new Meant.Clear(new Move.Relocate(replica, from, from)));
    }

    /** Relocate the replicas of a server below another one. */
    public Meant relocateReplicas(InstanceId from, InstanceId below, String pattern) {
        return known(from)
                .or(() -> known(below))
                .orElseGet(() -> new Meant.Clear(new Move.RelocateReplicas(from, below, pattern)));
    }

    /** Relocate the replicas of a server below the source of the server. */
    public Meant moveUpReplicas(InstanceId from, String pattern) {
        return above(from, above -> new Move.RelocateReplicas(from, above, pattern));
    }

    /** Let the replicas of a server replicate from it, once more. */
    public Meant repointReplicas(InstanceId from, String pattern) {
        return relocateReplicas(from, from, pattern);
    }

    /** Relocate all siblings of a replica below it. */
    public Meant takeSiblings(InstanceId replica) {
        return source(replica, replica, from -> new Meant.Clear(new Move.RelocateReplicas(from, replica, "")));
    }

    /** Swap a replica with its source. */
    public Meant takeSource(InstanceId replica) {
        return source(replica, replica, from -> above(from, above -> new Move.TakeSource(replica, from, above)));
    }

    /** Let the primary replicate from one of its replicas. */
    public Meant makeCoPrimary(InstanceId replica) {
        return source(replica, replica, from -> new Meant.Clear(new Move.MakeCoPrimary(replica, from)));
    }

    /** Let the best replica of a server be the source of the others. */
    public Meant regroupReplicas(InstanceId from) {
        return known(from).orElseGet(() -> new Meant.Clear(new Move.RegroupReplicas(from)));
    }

    /** What one can make of a server that was found. */
    private interface Making<T> {
        T of(InstanceId found);
    }

    private Meant above(InstanceId from, Making<Move> move) {
        return known(from).orElseGet(() -> {
            List<InstanceId> above = sources(from);
            return switch (above.size()) {
                case 1 -> new Meant.Clear(move.of(above.getFirst()));
                case 0 -> unclear("at the top", from + " replicates from nobody: there is nothing above it to move to");
                default ->
                    unclear("several sources", from + " replicates from " + say(above) + ": name the one you mean");
            };
        });
    }

    /** @param other another server that is named, which tells the source that is meant where there are several */
    private Meant source(InstanceId replica, InstanceId other, Making<Meant> meant) {
        return known(replica).or(() -> known(other)).orElseGet(() -> {
            List<InstanceId> sources = sources(replica);
            List<InstanceId> shared =
                    sources.stream().filter(source -> isNear(source, other)).toList();
            if (sources.isEmpty()) {
                return unclear(
                        "no source",
                        replica + " replicates from nobody here: only a replica can be moved; a server without a"
                                + " source has to rejoin");
            }
            if (sources.size() > 1 && shared.size() != 1) {
                return unclear(
                        "several sources",
                        replica + " replicates from " + say(sources)
                                + ": which of them is meant cannot be told; forget or move the others first");
            }
            return meant.of(sources.size() == 1 ? sources.getFirst() : shared.getFirst());
        });
    }

    /** One is the other, or they share a source, or one is above the other. */
    private boolean isNear(InstanceId source, InstanceId other) {
        return source.equals(other)
                || sources(other).contains(source)
                || sources(source).contains(other);
    }

    private List<InstanceId> sources(InstanceId replica) {
        return snapshot.find(replica).stream()
                .flatMap(server -> Stream.concat(
                        server.sources().stream().map(ServerView::id),
                        server.links().stream()
                                .map(link -> link.source())
                                .filter(source -> snapshot.resolve(source).isEmpty())
                                .map(source -> source.id())))
                .distinct()
                .toList();
    }

    private Optional<Meant> known(InstanceId server) {
        return snapshot.find(server).isPresent()
                ? Optional.empty()
                : Optional.of(unclear(
                        "unknown",
                        server + " is not in cluster " + snapshot.cluster().id()
                                + ": servers are moved within a cluster"));
    }

    private static Meant unclear(String rule, String text) {
        return new Meant.Unclear(List.of(new Reason(rule, text)));
    }

    private static String say(List<InstanceId> servers) {
        return String.join(", ", servers.stream().map(InstanceId::toString).toList());
    }
}
