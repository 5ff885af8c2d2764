package dev.baton.page.recovery;

import dev.baton.plan.Request;

/** What a recovery is for, in a word. */
public enum Kind {
    FAILOVER,
    TAKEOVER,
    ADDRESS,
    REHANGING,
    SEMI_SYNC,
    WRITES,
    FENCING,
    REJOINING,
    MOVE,
    OPERATION;

    public static Kind of(Request request) {
        return switch (request) {
            case Request.ReplaceDeadPrimary dead -> FAILOVER;
            case Request.ReplaceDeadCoPrimary dead -> FAILOVER;
            case Request.Failover asked -> FAILOVER;
            case Request.RehangReplicas rehang -> REHANGING;
            case Request.AdjustSemiSync adjust -> SEMI_SYNC;
            case Request.RestoreWrites restore -> WRITES;
            case Request.FenceReturned fence -> FENCING;
            case Request.Rejoin rejoin -> REJOINING;
            case Request.Takeover takeover -> TAKEOVER;
            case Request.OfAddress address -> ADDRESS;
            case Request.Rearrange move -> MOVE;
            case Request.Operate operation -> OPERATION;
        };
    }
}
