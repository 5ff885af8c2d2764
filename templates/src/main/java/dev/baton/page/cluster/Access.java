package dev.baton.page.cluster;

import dev.baton.topology.ServerView;
import dev.baton.topology.Writability;

/** Who may write to a server, as last seen. */
public enum Access {
    WRITABLE,
    READ_ONLY,
    SUPER_READ_ONLY,
    UNKNOWN;

    public static Access of(ServerView server) {
        return server.facts().map(facts -> of(facts.writability())).orElse(UNKNOWN);
    }

    private static Access of(Writability writability) {
        return switch (writability) {
            case WRITABLE -> WRITABLE;
            case READ_ONLY -> READ_ONLY;
            case SUPER_READ_ONLY -> SUPER_READ_ONLY;
        };
    }
}
