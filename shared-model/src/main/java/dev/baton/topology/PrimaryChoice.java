package dev.baton.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a cluster's servers takes the writes, or should. */
final class PrimaryChoice {

    private static final Comparator<ServerView> BEST = Comparator.comparing(PrimaryChoice::notDowntimed)
            .thenComparingInt(server -> server.replicas().size())
            .thenComparing(ServerView::writable)
            .thenComparing(ServerView::reachable);

    private PrimaryChoice() {}

    static Optional<ServerView> of(TopologySnapshot snapshot) {
        List<ServerView> roots = snapshot.servers().stream()
                .filter(server -> server.isPrimary() || isUnknownSource(server))
                .sorted(BEST.reversed())
                .toList();
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        boolean tied = roots.size() > 1 && BEST.compare(roots.get(0), roots.get(1)) == 0;
        return tied && !roots.getFirst().isCoPrimary() ? Optional.empty() : Optional.of(roots.getFirst());
    }

    private static boolean notDowntimed(ServerView server) {
        return !server.downtimed();
    }

    private static boolean isUnknownSource(ServerView server) {
        return server.facts().isEmpty() && !server.replicas().isEmpty();
    }
}
