package dev.baton.page.recovery;

import dev.baton.plan.Request;

/** What a recovery is for, in a word. */
public enum Kind {
    FAILOVER,
    TAKEOVER,
    ADDRESS,
    MOVE,
    OPERATION;

    public static Kind of(Request request) {
        return switch (request) {
            case Request.ReplaceDeadPrimary dead -> FAILOVER;
            case Request.Takeover takeover -> TAKEOVER;
            case Request.OfAddress address -> ADDRESS;
            case Request.Rearrange move -> MOVE;
            case Request.Operate operation -> OPERATION;
        };
    }
}
