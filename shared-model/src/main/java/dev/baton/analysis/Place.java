package dev.baton.analysis;

import dev.baton.topology.ServerView;

/** Where a server stands in its cluster, as far as rules tell places apart. */
enum Place {
    /** It takes the writes, or should, and follows nobody. */
    PRIMARY,
    /** The same, of two servers that follow each other. */
    LEADING_CO_PRIMARY,
    /** The other one of the two. */
    CO_PRIMARY,
    /** The primary of a replication group. */
    LEADING_GROUP_MEMBER,
    /** Another member of a replication group. */
    GROUP_MEMBER,
    /** A replica, or a server whose place nobody knows. */
    OTHER;

    static Place of(ServerView server) {
        boolean leads = leads(server);
        if (server.isCoPrimary()) {
            return leads ? LEADING_CO_PRIMARY : CO_PRIMARY;
        }
        if (server.group().isMember()) {
            return leads ? LEADING_GROUP_MEMBER : GROUP_MEMBER;
        }
        return leads ? PRIMARY : OTHER;
    }

    /** Of several primaries each does, where none stands out, or where they feed the same replicas on purpose. */
    private static boolean leads(ServerView server) {
        return server.snapshot()
                .primary()
                .map(primary ->
                        primary.id().equals(server.id()) || (server.isPrimary() && server.feedsTogetherWith(primary)))
                .orElse(server.isPrimary());
    }
}
