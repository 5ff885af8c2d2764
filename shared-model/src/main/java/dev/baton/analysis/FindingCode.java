package dev.baton.analysis;

import static dev.baton.analysis.Severity.CRITICAL;
import static dev.baton.analysis.Severity.NOTICE;
import static dev.baton.analysis.Severity.WARNING;

/** Everything that can be found, each with its urgency and a sentence; names in braces are filled from the evidence. */
public enum FindingCode {
    DEAD_PRIMARY(CRITICAL, "cannot be reached and none of its {replicas} replicas replicates"),
    DEAD_PRIMARY_AND_SOME_REPLICAS(
            CRITICAL,
            "cannot be reached, {dead} of its {replicas} replicas cannot be reached either, and none replicates"),
    DEAD_PRIMARY_AND_REPLICAS(CRITICAL, "cannot be reached, and neither can any of its {replicas} replicas"),
    DEAD_PRIMARY_WITHOUT_REPLICAS(CRITICAL, "cannot be reached, and has no replica to take its place"),
    UNREACHABLE_PRIMARY(
            CRITICAL, "cannot be reached, but {receiving} of its {replicas} replicas say they still receive"),
    ALL_REPLICAS_NOT_REPLICATING(CRITICAL, "is well, but none of its {replicas} replicas replicates"),
    READ_ONLY_PRIMARY(CRITICAL, "is the primary, but refuses writes"),
    CANNOT_LOG_IN(WARNING, "is alive, but does not let Baton in: {why}"),
    TOO_MANY_CONNECTIONS(WARNING, "is alive, but has no connection left for Baton"),
    DEAD_REPLICA(WARNING, "cannot be reached: {why}"),
    REPLICA_STOPPED(WARNING, "does not replicate: {threads}"),
    REPLICA_BROKEN(WARNING, "stopped replicating with an error: {error}"),
    REPLICA_LAGGING(WARNING, "is {lag} behind"),
    WRITABLE_REPLICA(WARNING, "is a replica, but takes writes"),
    ERRANT_GTID(WARNING, "holds {count} transactions that its source never had: {gtids}"),
    LOST_IN_RECOVERY(NOTICE, "was left behind by a recovery: {reason}");

    private final Severity severity;
    private final String sentence;

    FindingCode(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    public Severity severity() {
        return severity;
    }

    /** What is said of the server, with names of evidence in braces. */
    public String sentence() {
        return sentence;
    }
}
