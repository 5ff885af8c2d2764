package dev.baton.page.cluster;

import dev.baton.topology.ServerView;

/** A server's part in its cluster, in one word. */
public enum Role {
    PRIMARY,
    CO_PRIMARY,
    INTERMEDIATE_SOURCE,
    REPLICA,
    /** It replicates from nobody, and is not the primary. */
    DETACHED,
    /** Nothing was ever read from it. */
    UNKNOWN;

    public static Role of(ServerView server) {
        if (server.isCoPrimary()) {
            return CO_PRIMARY;
        }
        boolean primary = server.snapshot()
                .primary()
                .map(ServerView::id)
                .filter(server.id()::equals)
                .isPresent();
        if (primary) {
            return PRIMARY;
        }
        if (server.facts().isEmpty()) {
            return UNKNOWN;
        }
        if (server.isIntermediateSource()) {
            return INTERMEDIATE_SOURCE;
        }
        return server.isReplica() ? REPLICA : DETACHED;
    }
}
