package dev.baton.analysis;

import static dev.baton.analysis.Remedy.MAKE_WRITABLE;
import static dev.baton.analysis.Remedy.REDUCE_SEMI_SYNC;
import static dev.baton.analysis.Remedy.REHANG_REPLICAS;
import static dev.baton.analysis.Remedy.REPLACE_CO_PRIMARY;
import static dev.baton.analysis.Remedy.REPLACE_PRIMARY;
import static dev.baton.analysis.Remedy.TELL_PEOPLE;
import static dev.baton.analysis.Remedy.UNLOCK_SEMI_SYNC;
import static dev.baton.analysis.Severity.CRITICAL;
import static dev.baton.analysis.Severity.NOTICE;
import static dev.baton.analysis.Severity.WARNING;

/**
 * Everything that can be found, each with its urgency, what mends it and a sentence about the server. Names in braces are
 * filled from the evidence. The order is that in which findings of one server are listed. When each is found is told by
 * {@link RuleBook}; what Orchestrator calls it by {@link OldNames}.
 */
public enum FindingCode {
    // ---- the primary is gone
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
    UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS(
            CRITICAL,
            REPLACE_PRIMARY,
            "cannot be reached ({why}), and all of its replicas lag ({lagging} of {replicas}), though some last said"
                    + " that they receive from it ({receiving})"),
    UNREACHABLE_PRIMARY(
            CRITICAL,
            REPLACE_PRIMARY,
            "cannot be reached ({why}), but replicas last said that they receive from it ({receiving} of {replicas})"),
    DEAD_CO_PRIMARY(
            CRITICAL,
            REPLACE_CO_PRIMARY,
            "is a co-primary that cannot be reached ({why}), and none of its replicas receives from it"
                    + " (0 of {replicas})"),
    DEAD_CO_PRIMARY_AND_SOME_REPLICAS(
            CRITICAL,
            REPLACE_CO_PRIMARY,
            "is a co-primary that cannot be reached ({why}), some of its replicas cannot be asked"
                    + " ({unheard} of {replicas}), and none of the others receives from it"),
    DEAD_CO_PRIMARY_AND_REPLICAS(
            CRITICAL,
            TELL_PEOPLE,
            "is a co-primary that cannot be reached ({why}), and none of its replicas can be asked (0 of {replicas})"),
    UNREACHABLE_CO_PRIMARY(
            CRITICAL,
            TELL_PEOPLE,
            "is a co-primary that cannot be reached ({why}), but replicas last said that they receive from it"
                    + " ({receiving} of {replicas})"),
    NEVER_SEEN_SOURCE(
            CRITICAL,
            TELL_PEOPLE,
            "could not be reached yet ({why}), and none of its replicas receives from it (0 of {replicas})"),
    // ---- writes
    SECOND_PRIMARY(CRITICAL, TELL_PEOPLE, "takes writes, but is not the only primary of its cluster: {others}"),
    RECEIVED_TRANSACTIONS_LOST(
            CRITICAL,
            TELL_PEOPLE,
            "had received transactions that are gone from its relay logs, and no server that answers has them: {gone}"),
    DISK_FULL(CRITICAL, TELL_PEOPLE, "is alive, but has no room left to write: {refusal}"),
    READ_ONLY_FILE_SYSTEM(CRITICAL, TELL_PEOPLE, "is alive, but its files cannot be written to: {refusal}"),
    LOCKED_SEMI_SYNC(
            CRITICAL,
            UNLOCK_SEMI_SYNC,
            "holds {waiting} commits until replicas acknowledge them, but has too few that do ({clients} of {wanted})"),
    WRITES_STALL(CRITICAL, TELL_PEOPLE, "is alive, but has not finished a small write that was begun at {begun}"),
    READ_ONLY_PRIMARY(CRITICAL, MAKE_WRITABLE, "is the primary, but refuses writes"),
    // ---- nobody replicates
    ONLY_REPLICA_DEAD(CRITICAL, TELL_PEOPLE, "is alive, but its only replica cannot be asked"),
    ONLY_REPLICA_NOT_REPLICATING(CRITICAL, TELL_PEOPLE, "is alive, but its only replica does not replicate"),
    ALL_REPLICAS_NOT_REPLICATING(
            CRITICAL, TELL_PEOPLE, "is alive, but none of its replicas is known to replicate (0 of {replicas})"),
    ALL_REPLICAS_NOT_REPLICATING_OR_DEAD(
            CRITICAL,
            TELL_PEOPLE,
            "is alive, but some of its replicas cannot be asked ({silent} of {replicas}),"
                    + " and none of the others replicates"),
    ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING(
            CRITICAL,
            TELL_PEOPLE,
            "is a co-primary that is alive, but none of its replicas is known to replicate (0 of {replicas})"),
    // ---- a source in between is gone
    DEAD_INTERMEDIATE_SOURCE(
            CRITICAL,
            REHANG_REPLICAS,
            "cannot be reached ({why}), and none of its replicas receives from it (0 of {replicas})"),
    DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS(
            CRITICAL,
            REHANG_REPLICAS,
            "cannot be reached ({why}), some of its replicas cannot be asked ({unheard} of {replicas}),"
                    + " and none of the others receives from it"),
    DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT(
            CRITICAL, REHANG_REPLICAS, "cannot be reached ({why}), and its only replica cannot connect to it either"),
    DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA(
            CRITICAL, TELL_PEOPLE, "cannot be reached ({why}), and its only replica does not receive from it"),
    DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS(
            CRITICAL,
            TELL_PEOPLE,
            "cannot be reached ({why}), and none of its replicas can be asked (0 of {replicas})"),
    DEAD_GROUP_MEMBER_WITH_REPLICAS(
            CRITICAL,
            REHANG_REPLICAS,
            "is a member of group {group} that cannot be reached ({why}), and none of the replicas outside of the group"
                    + " receives from it (0 of {replicas})"),
    ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD(
            CRITICAL,
            REHANG_REPLICAS,
            "answers Baton, but none of its replicas that can be asked can connect to it ({failing} of {replicas})"),
    ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING(
            WARNING, TELL_PEOPLE, "is alive, but none of its replicas is known to replicate (0 of {replicas})"),
    UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS(
            WARNING,
            TELL_PEOPLE,
            "cannot be reached ({why}), and all of its replicas lag ({lagging} of {replicas}), though some last said"
                    + " that they receive from it ({receiving})"),
    UNREACHABLE_INTERMEDIATE_SOURCE(
            WARNING,
            TELL_PEOPLE,
            "cannot be reached ({why}), but replicas last said that they receive from it ({receiving} of {replicas})"),
    DEAD_GROUP_MEMBER(WARNING, TELL_PEOPLE, "is a member of group {group} that cannot be reached: {why}"),
    GROUP_MEMBER_NOT_ONLINE(WARNING, TELL_PEOPLE, "is a member of group {group} in state {member_state}"),
    // ---- Baton cannot see
    PRIMARY_IN_DOUBT(
            WARNING, TELL_PEOPLE, "did not answer when last asked ({why}), but most workers reach it: {reached}"),
    CANNOT_LOG_IN(WARNING, TELL_PEOPLE, "is alive, but does not let Baton in: {why}"),
    TOO_MANY_CONNECTIONS(WARNING, TELL_PEOPLE, "is alive, but has no connection left for Baton"),
    TEST_WRITE_REFUSED(WARNING, TELL_PEOPLE, "did not let Baton test whether it can write: {refusal}"),
    // ---- semi-sync
    SEMI_SYNC_MAY_LOCK(
            WARNING,
            TELL_PEOPLE,
            "will hold the next commit until replicas acknowledge it, but has too few that do ({clients} of {wanted})"),
    TOO_MANY_SEMI_SYNC_REPLICAS(
            WARNING, REDUCE_SEMI_SYNC, "has more semi-sync replicas than a commit waits for: {clients} of {wanted}"),
    NOT_ENOUGH_SEMI_SYNC_REPLICAS(
            WARNING,
            TELL_PEOPLE,
            "shall wait for acknowledgements, but commits without them, since too few replicas give them:"
                    + " {clients} of {wanted}"),
    SEMI_SYNC_NOT_IN_FORCE(
            WARNING,
            TELL_PEOPLE,
            "shall wait for acknowledgements, but commits without them: semi-sync replicas {clients} of {wanted}"),
    // ---- places and roles
    WRITABLE_CO_PRIMARY(WARNING, TELL_PEOPLE, "takes writes, and so does its co-primary: {others}"),
    NOT_REPLICATING_FROM_PRIMARY(
            WARNING, TELL_PEOPLE, "replicates from nobody, though its cluster has a primary: {others}"),
    WRITABLE_REPLICA(WARNING, TELL_PEOPLE, "is a replica, but takes writes"),
    ROLE_CHANGES_AT_RESTART(
            WARNING, TELL_PEOPLE, "is {role} now, but what is persisted says otherwise: a restart changes that"),
    DUPLICATE_UUID(
            WARNING, TELL_PEOPLE, "has the uuid of {twins}: a copied data folder, or one server under two addresses"),
    DUPLICATE_SERVER_ID(
            WARNING,
            TELL_PEOPLE,
            "has the server id {server_id}, which {twins} has too: they cannot follow one source"),
    NEVER_SEEN(WARNING, TELL_PEOPLE, "is known by name, but could not be reached yet: {why}"),
    // ---- replicas
    DEAD_REPLICA(WARNING, TELL_PEOPLE, "cannot be reached: {why}"),
    RELAY_LOG_AT_RISK(
            WARNING,
            TELL_PEOPLE,
            "has not applied all that it received, its source cannot send it again, and {trigger} would delete it"),
    RELAY_LOG_SHRANK(WARNING, TELL_PEOPLE, "had received more than its relay logs hold now: {gone}"),
    REPLICA_BROKEN(WARNING, TELL_PEOPLE, "stopped replicating with an error: {errors}"),
    BINLOG_SERVER_CANNOT_CONNECT(
            WARNING, TELL_PEOPLE, "is a binlog server that cannot connect to its source: {connection_errors}"),
    FIRST_TIER_REPLICA_CANNOT_CONNECT(WARNING, TELL_PEOPLE, "cannot connect to the primary: {connection_errors}"),
    REPLICA_CANNOT_CONNECT(WARNING, TELL_PEOPLE, "cannot connect to its source: {connection_errors}"),
    REPLICA_STOPPED(WARNING, TELL_PEOPLE, "does not replicate: {threads}"),
    REPLICA_LAGGING(WARNING, TELL_PEOPLE, "is {lag} behind"),
    ERRANT_GTID(WARNING, TELL_PEOPLE, "holds transactions that its source does not have: {gtids}"),
    // ---- what a failover would stumble over
    NO_LOGGING_REPLICAS(
            WARNING,
            TELL_PEOPLE,
            "has no replica that logs what it applies: none of its {replicas} replicas could take its place and feed the"
                    + " others"),
    NO_FAILOVER_SUPPORT(
            WARNING,
            TELL_PEOPLE,
            "has replicas that count by file positions, so that they cannot be moved below another server:"
                    + " {by_file} of {replicas}"),
    STATEMENT_AND_MIXED_LOGGING_REPLICAS(
            WARNING, TELL_PEOPLE, "has replicas that log statements and others that log a mixture: {formats}"),
    STATEMENT_AND_ROW_LOGGING_REPLICAS(
            WARNING, TELL_PEOPLE, "has replicas that log statements and others that log rows: {formats}"),
    MIXED_AND_ROW_LOGGING_REPLICAS(
            WARNING, TELL_PEOPLE, "has replicas that log a mixture and others that log rows: {formats}"),
    MULTIPLE_VERSIONS_LOGGING_REPLICAS(
            NOTICE,
            TELL_PEOPLE,
            "has replicas of several release series, of which not each can follow each: {versions}"),
    DIFFERENT_GTID_MODES(WARNING, TELL_PEOPLE, "and its replicas do not all count transactions alike: {gtid_modes}"),
    ROLE_UNSURE_AT_RESTART(
            NOTICE,
            TELL_PEOPLE,
            "is {role} by a setting made at run time and not persisted: after a restart its option file decides"),

    // ---- virtual addresses
    VIP_MISSING(CRITICAL, TELL_PEOPLE, "should have the virtual address {address}, and no host has it"),
    VIP_ON_WRONG_HOST(CRITICAL, TELL_PEOPLE, "has the virtual address {address}, which belongs to {belongs}"),
    VIP_ON_SEVERAL_HOSTS(CRITICAL, TELL_PEOPLE, "is not alone to have the virtual address {address}: {holders}"),
    VIP_HOST_NOT_READY(WARNING, TELL_PEOPLE, "could not get or give the virtual address {address}: {obstacle}"),
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

    /** What mends it; a planner of Baton's or people. */
    public Remedy remedy() {
        return remedy;
    }

    /** What is said of the server, with names of evidence in braces. */
    public String sentence() {
        return sentence;
    }
}
