package dev.baton.publish;

import dev.baton.analysis.FindingCode;
import dev.baton.analysis.OldNames;
import dev.baton.plan.Move;
import dev.baton.plan.Request;

/** What failures and requests are called in scripts that were written for Orchestrator. */
public final class OldWords {

    private static final String DEAD_PRIMARY = "DeadMaster";

    private OldWords() {}

    /** The old name, or ours where there was none. */
    public static String of(FindingCode code) {
        return OldNames.of(code).orElse(code.name());
    }

    /** What a failure is called that a person declared; empty where nothing failed. */
    public static String declared(Request request) {
        return switch (request) {
            case Request.RehangReplicas rehang -> of(FindingCode.DEAD_INTERMEDIATE_SOURCE);
            case Request.OnFinding onFinding -> DEAD_PRIMARY;
            case Request.Failover failover -> DEAD_PRIMARY;
            case Request.Takeover takeover -> DEAD_PRIMARY;
            case Request.Rejoin rejoin -> DEAD_PRIMARY;
            case Request.OfAddress address -> "";
            case Request.Rearrange move -> "";
            case Request.Operate operation -> "";
        };
    }

    /** What a person's request is called; empty if it takes no person. */
    public static String command(Request request) {
        return switch (request) {
            case Request.OnFinding onFinding -> "";
            case Request.Failover(var failed, Request.Target.Best best, var grounds) -> "force-master-failover";
            case Request.Failover(var failed, Request.Target.Named named, var grounds) -> "force-master-takeover";
            case Request.Rejoin rejoin -> "rejoin";
            case Request.Takeover takeover -> "graceful-master-takeover";
            case Request.OfAddress address -> "";
            case Request.Rearrange(Move.TakeSource take) -> "take-master";
            case Request.Rearrange(var move) -> "";
            case Request.Operate operation -> "";
        };
    }
}
