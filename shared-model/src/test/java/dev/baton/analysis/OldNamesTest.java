package dev.baton.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OldNamesTest {

    /** All that Orchestrator 3.2 can say of an instance. */
    private static final List<String> ANALYSES = List.of(
            "NoProblem",
            "MasterWithoutReplicas",
            "DeadMasterWithoutReplicas",
            "DeadMaster",
            "DeadMasterAndReplicas",
            "DeadMasterAndSomeReplicas",
            "UnreachableMasterWithLaggingReplicas",
            "UnreachableMaster",
            "MasterSingleReplicaNotReplicating",
            "MasterSingleReplicaDead",
            "AllMasterReplicasNotReplicating",
            "AllMasterReplicasNotReplicatingOrDead",
            "LockedSemiSyncMasterHypothesis",
            "LockedSemiSyncMaster",
            "MasterWithTooManySemiSyncReplicas",
            "DeadCoMaster",
            "DeadCoMasterAndSomeReplicas",
            "UnreachableCoMaster",
            "AllCoMasterReplicasNotReplicating",
            "DeadIntermediateMaster",
            "DeadIntermediateMasterWithSingleReplica",
            "DeadIntermediateMasterWithSingleReplicaFailingToConnect",
            "DeadIntermediateMasterAndSomeReplicas",
            "DeadIntermediateMasterAndReplicas",
            "UnreachableIntermediateMasterWithLaggingReplicas",
            "UnreachableIntermediateMaster",
            "AllIntermediateMasterReplicasFailingToConnectOrDead",
            "AllIntermediateMasterReplicasNotReplicating",
            "FirstTierReplicaFailingToConnectToMaster",
            "BinlogServerFailingToConnectToMaster",
            "DeadReplicationGroupMemberWithReplicas");

    private static final List<String> STRUCTURES = List.of(
            "StatementAndMixedLoggingReplicasStructureWarning",
            "StatementAndRowLoggingReplicasStructureWarning",
            "MixedAndRowLoggingReplicasStructureWarning",
            "MultipleMajorVersionsLoggingReplicasStructureWarning",
            "NoLoggingReplicasStructureWarning",
            "DifferentGTIDModesStructureWarning",
            "ErrantGTIDStructureWarning",
            "NoFailoverSupportStructureWarning",
            "NoWriteableMasterStructureWarning",
            "NotEnoughValidSemiSyncReplicasStructureWarning");

    @Test
    void everyOldNameIsThatOfAFindingOrItIsToldWhyNot() {
        // Given
        Stream<String> all = Stream.concat(ANALYSES.stream(), STRUCTURES.stream());

        // When
        Stream<String> ours = Stream.concat(
                Arrays.stream(FindingCode.values()).map(OldNames::of).flatMap(Optional::stream),
                OldNames.absent().keySet().stream());

        // Then
        assertThat(ours.distinct()).containsExactlyInAnyOrderElementsOf(all.toList());
    }

    @Test
    void whatIsNewHasNoOldName() {
        assertThat(OldNames.of(FindingCode.SECOND_PRIMARY)).isEmpty();
        assertThat(OldNames.of(FindingCode.DEAD_PRIMARY)).contains("DeadMaster");
    }
}
