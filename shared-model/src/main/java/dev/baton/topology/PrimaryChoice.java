package dev.baton.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a cluster's servers takes the writes, or should. */
final class PrimaryChoice {

    /** An old primary that comes back writable has no replicas any more: who follows whom says more than who may write. */
    private static final Comparator<ServerView> BEST = Comparator.comparing(PrimaryChoice::notLost)
            .thenComparingInt(server -> server.replicas().size())
            .thenComparing(ServerView::writable)
            .thenComparing(ServerView::reachable);

    /** Between servers that follow each other the one that may write leads, even while it cannot be reached. */
    private static final Comparator<ServerView> BEST_CO_PRIMARY = Comparator.comparing(PrimaryChoice::notLost)
            .thenComparing(ServerView::writable)
            .thenComparingInt(server -> server.replicas().size())
            .thenComparing(ServerView::reachable);

    private PrimaryChoice() {}

    static Optional<ServerView> of(List<ServerView> servers) {
        List<ServerView> roots = servers.stream()
                .filter(server -> server.isPrimary() || isUnknownSource(server))
                .sorted(BEST.reversed())
                .toList();
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        ServerView best = roots.getFirst();
        boolean tied = roots.stream()
                .skip(1)
                .takeWhile(other -> BEST.compare(best, other) == 0)
                .anyMatch(other -> !best.isSourceOf(other));
        return tied ? Optional.empty() : Optional.of(leaderAmongCoPrimaries(best));
    }

    private static ServerView leaderAmongCoPrimaries(ServerView best) {
        Stream<ServerView> coPrimaries = best.sources().stream().filter(best::isSourceOf);
        return Stream.concat(Stream.of(best), coPrimaries)
                .sorted(BEST_CO_PRIMARY.reversed().thenComparing(ServerView::id))
                .findFirst()
                .orElse(best);
    }

    private static boolean notLost(ServerView server) {
        return !server.lostInRecovery();
    }

    private static boolean isUnknownSource(ServerView server) {
        return server.facts().isEmpty() && !server.replicas().isEmpty();
    }
}
