package dev.baton.analysis;

import static dev.baton.analysis.Remedy.REPLACE_PRIMARY;
import static dev.baton.analysis.Remedy.TELL_PEOPLE;
import static dev.baton.analysis.Severity.CRITICAL;
import static dev.baton.analysis.Severity.NOTICE;
import static dev.baton.analysis.Severity.WARNING;

/**
 * Everything that can be found, each with its urgency, a sentence about the server and what Baton may do about it. Names
 * in braces are filled from the evidence. The order is that in which findings of one server are listed.
 */
public enum FindingCode {
    DEAD_PRIMARY(
            CRITICAL,
            REPLACE_PRIMARY,
            "cannot be reached ({why}), and none of its replicas receives from it (0 of {replicas})"),
    DEAD_PRIMARY_AND_SOME_REPLICAS(
            CRITICAL,
            REPLACE_PRIMARY,
            "cannot be reached ({why}), some of its replicas cannot be asked ({unheard} of {replicas}),"
                    + " and none of the others receives from it"),
    DEAD_PRIMARY_AND_REPLICAS(
            CRITICAL,
            TELL_PEOPLE,
            "cannot be reached ({why}), and none of its replicas can be asked (0 of {replicas})"),
    DEAD_PRIMARY_WITHOUT_REPLICAS(
            CRITICAL, TELL_PEOPLE, "cannot be reached ({why}), and has no replica to take its place"),
    UNREACHABLE_PRIMARY(
            CRITICAL,
            REPLACE_PRIMARY,
            "cannot be reached ({why}), but replicas last said that they receive from it ({receiving} of {replicas})"),
    NEVER_SEEN_SOURCE(
            CRITICAL,
            TELL_PEOPLE,
            "could not be reached yet ({why}), and none of its replicas receives from it (0 of {replicas})"),
    SECOND_PRIMARY(CRITICAL, TELL_PEOPLE, "takes writes, but is not the only primary of its cluster: {others}"),
    ALL_REPLICAS_NOT_REPLICATING(
            CRITICAL, TELL_PEOPLE, "is alive, but none of its replicas is known to replicate (0 of {replicas})"),
    LOCKED_SEMI_SYNC(
            CRITICAL,
            Remedy.UNLOCK_SEMI_SYNC,
            "holds each commit until replicas acknowledge it, but has too few that do ({clients} of {wanted})"),
    READ_ONLY_PRIMARY(CRITICAL, Remedy.MAKE_WRITABLE, "is the primary, but refuses writes"),
    DEAD_INTERMEDIATE_SOURCE(
            CRITICAL,
            Remedy.REHANG_REPLICAS,
            "cannot be reached ({why}), and none of its replicas is known to receive from it (0 of {replicas})"),
    UNREACHABLE_INTERMEDIATE_SOURCE(
            WARNING,
            TELL_PEOPLE,
            "cannot be reached ({why}), but replicas last said that they receive from it ({receiving} of {replicas})"),
    PRIMARY_IN_DOUBT(
            WARNING, TELL_PEOPLE, "did not answer when last asked ({why}), but most workers reach it: {reached}"),
    CANNOT_LOG_IN(WARNING, TELL_PEOPLE, "is alive, but does not let Baton in: {why}"),
    TOO_MANY_CONNECTIONS(WARNING, TELL_PEOPLE, "is alive, but has no connection left for Baton"),
    SEMI_SYNC_NOT_IN_FORCE(
            WARNING,
            TELL_PEOPLE,
            "shall wait for acknowledgements, but commits without them: semi-sync replicas {clients} of {wanted}"),
    WRITABLE_CO_PRIMARY(WARNING, TELL_PEOPLE, "takes writes, and so does its co-primary: {others}"),
    NOT_REPLICATING_FROM_PRIMARY(
            WARNING, TELL_PEOPLE, "replicates from nobody, though its cluster has a primary: {others}"),
    NEVER_SEEN(WARNING, TELL_PEOPLE, "is known by name, but could not be reached yet: {why}"),
    DEAD_REPLICA(WARNING, TELL_PEOPLE, "cannot be reached: {why}"),
    REPLICA_BROKEN(WARNING, TELL_PEOPLE, "stopped replicating with an error: {errors}"),
    REPLICA_CANNOT_CONNECT(WARNING, TELL_PEOPLE, "cannot connect to its source: {connection_errors}"),
    REPLICA_STOPPED(WARNING, TELL_PEOPLE, "does not replicate: {threads}"),
    REPLICA_LAGGING(WARNING, TELL_PEOPLE, "is {lag} behind"),
    WRITABLE_REPLICA(WARNING, TELL_PEOPLE, "is a replica, but takes writes"),
    ERRANT_GTID(WARNING, TELL_PEOPLE, "holds transactions that its source does not have: {gtids}"),
    STALE_OBSERVATION(NOTICE, TELL_PEOPLE, "was last asked {age} before the others: what is shown of it may be old"),
    LOST_IN_RECOVERY(NOTICE, TELL_PEOPLE, "was left behind by a recovery: {reason}");

    private final Severity severity;
    private final Remedy remedy;
    private final String sentence;

    FindingCode(Severity severity, Remedy remedy, String sentence) {
        this.severity = severity;
        this.remedy = remedy;
        this.sentence = sentence;
    }

    public Severity severity() {
        return severity;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What is said of the server, with names of evidence in braces. */
    public String sentence() {
        return sentence;
    }
}
