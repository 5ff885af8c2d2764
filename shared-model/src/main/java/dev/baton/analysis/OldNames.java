package dev.baton.analysis;

import static dev.baton.analysis.FindingCode.ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING_OR_DEAD;
import static dev.baton.analysis.FindingCode.BINLOG_SERVER_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER_WITH_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_WITHOUT_REPLICAS;
import static dev.baton.analysis.FindingCode.DIFFERENT_GTID_MODES;
import static dev.baton.analysis.FindingCode.ERRANT_GTID;
import static dev.baton.analysis.FindingCode.FIRST_TIER_REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.LOCKED_SEMI_SYNC;
import static dev.baton.analysis.FindingCode.MIXED_AND_ROW_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.MULTIPLE_VERSIONS_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.NEVER_SEEN_SOURCE;
import static dev.baton.analysis.FindingCode.NOT_ENOUGH_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.NO_FAILOVER_SUPPORT;
import static dev.baton.analysis.FindingCode.NO_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_DEAD;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.PRIMARY_IN_DOUBT;
import static dev.baton.analysis.FindingCode.READ_ONLY_PRIMARY;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_MAY_LOCK;
import static dev.baton.analysis.FindingCode.STATEMENT_AND_MIXED_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.STATEMENT_AND_ROW_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.TOO_MANY_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS;
import static java.util.Map.entry;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Orchestrator calls a finding: for its HTTP API, and for hooks, whose scripts compare {@code {failureType}} with
 * these names. Several of our codes can share an old name; codes of which Orchestrator knows nothing have none.
 */
public final class OldNames {

    private static final Map<FindingCode, String> NAMES = Map.ofEntries(
            entry(DEAD_PRIMARY, "DeadMaster"),
            entry(NEVER_SEEN_SOURCE, "DeadMaster"),
            entry(DEAD_PRIMARY_AND_SOME_REPLICAS, "DeadMasterAndSomeReplicas"),
            entry(DEAD_PRIMARY_AND_REPLICAS, "DeadMasterAndReplicas"),
            entry(DEAD_CO_PRIMARY_AND_REPLICAS, "DeadMasterAndReplicas"),
            entry(DEAD_PRIMARY_WITHOUT_REPLICAS, "DeadMasterWithoutReplicas"),
            entry(UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS, "UnreachableMasterWithLaggingReplicas"),
            entry(UNREACHABLE_PRIMARY, "UnreachableMaster"),
            entry(PRIMARY_IN_DOUBT, "UnreachableMaster"),
            entry(DEAD_CO_PRIMARY, "DeadCoMaster"),
            entry(DEAD_CO_PRIMARY_AND_SOME_REPLICAS, "DeadCoMasterAndSomeReplicas"),
            entry(UNREACHABLE_CO_PRIMARY, "UnreachableCoMaster"),
            entry(LOCKED_SEMI_SYNC, "LockedSemiSyncMaster"),
            entry(SEMI_SYNC_MAY_LOCK, "LockedSemiSyncMasterHypothesis"),
            entry(TOO_MANY_SEMI_SYNC_REPLICAS, "MasterWithTooManySemiSyncReplicas"),
            entry(READ_ONLY_PRIMARY, "NoWriteableMasterStructureWarning"),
            entry(ONLY_REPLICA_NOT_REPLICATING, "MasterSingleReplicaNotReplicating"),
            entry(ONLY_REPLICA_DEAD, "MasterSingleReplicaDead"),
            entry(ALL_REPLICAS_NOT_REPLICATING, "AllMasterReplicasNotReplicating"),
            entry(ALL_REPLICAS_NOT_REPLICATING_OR_DEAD, "AllMasterReplicasNotReplicatingOrDead"),
            entry(ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING, "AllCoMasterReplicasNotReplicating"),
            entry(BINLOG_SERVER_CANNOT_CONNECT, "BinlogServerFailingToConnectToMaster"),
            entry(FIRST_TIER_REPLICA_CANNOT_CONNECT, "FirstTierReplicaFailingToConnectToMaster"),
            entry(DEAD_GROUP_MEMBER_WITH_REPLICAS, "DeadReplicationGroupMemberWithReplicas"),
            entry(
                    DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT,
                    "DeadIntermediateMasterWithSingleReplicaFailingToConnect"),
            entry(DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA, "DeadIntermediateMasterWithSingleReplica"),
            entry(DEAD_INTERMEDIATE_SOURCE, "DeadIntermediateMaster"),
            entry(DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS, "DeadIntermediateMasterAndSomeReplicas"),
            entry(DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS, "DeadIntermediateMasterAndReplicas"),
            entry(
                    UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS,
                    "UnreachableIntermediateMasterWithLaggingReplicas"),
            entry(UNREACHABLE_INTERMEDIATE_SOURCE, "UnreachableIntermediateMaster"),
            entry(
                    ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD,
                    "AllIntermediateMasterReplicasFailingToConnectOrDead"),
            entry(ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING, "AllIntermediateMasterReplicasNotReplicating"),
            entry(NO_LOGGING_REPLICAS, "NoLoggingReplicasStructureWarning"),
            entry(NO_FAILOVER_SUPPORT, "NoFailoverSupportStructureWarning"),
            entry(STATEMENT_AND_MIXED_LOGGING_REPLICAS, "StatementAndMixedLoggingReplicasStructureWarning"),
            entry(STATEMENT_AND_ROW_LOGGING_REPLICAS, "StatementAndRowLoggingReplicasStructureWarning"),
            entry(MIXED_AND_ROW_LOGGING_REPLICAS, "MixedAndRowLoggingReplicasStructureWarning"),
            entry(MULTIPLE_VERSIONS_LOGGING_REPLICAS, "MultipleMajorVersionsLoggingReplicasStructureWarning"),
            entry(DIFFERENT_GTID_MODES, "DifferentGTIDModesStructureWarning"),
            entry(ERRANT_GTID, "ErrantGTIDStructureWarning"),
            entry(NOT_ENOUGH_SEMI_SYNC_REPLICAS, "NotEnoughValidSemiSyncReplicasStructureWarning"));

    private static final Map<String, String> ABSENT = Map.of(
            "NoProblem", "said where there is no finding; Baton then has none",
            "MasterWithoutReplicas",
                    "declared in Orchestrator and never produced; a server without replicas is no problem");

    private OldNames() {}

    /** The old name; empty if there is none. */
    public static Optional<String> of(FindingCode code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /** The old names that no finding has, in alphabetical order, each with the reason. */
    public static Map<String, String> absent() {
        return Collections.unmodifiableMap(new TreeMap<>(ABSENT));
    }
}
