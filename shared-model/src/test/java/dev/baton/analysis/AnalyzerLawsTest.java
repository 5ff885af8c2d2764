package dev.baton.analysis;

import static dev.baton.analysis.FindingCode.ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING_OR_DEAD;
import static dev.baton.analysis.FindingCode.BINLOG_SERVER_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.CANNOT_LOG_IN;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER;
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
import static dev.baton.analysis.FindingCode.DEAD_REPLICA;
import static dev.baton.analysis.FindingCode.FIRST_TIER_REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.LOCKED_SEMI_SYNC;
import static dev.baton.analysis.FindingCode.LOST_IN_RECOVERY;
import static dev.baton.analysis.FindingCode.NEVER_SEEN;
import static dev.baton.analysis.FindingCode.NEVER_SEEN_SOURCE;
import static dev.baton.analysis.FindingCode.NOT_ENOUGH_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_DEAD;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.PRIMARY_IN_DOUBT;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.SECOND_PRIMARY;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_MAY_LOCK;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_NOT_IN_FORCE;
import static dev.baton.analysis.FindingCode.TOO_MANY_CONNECTIONS;
import static dev.baton.analysis.FindingCode.TOO_MANY_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.scenario.RandomOddities;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalyzerLawsTest {

    private static final int SEEDS = 10_000;

    /** What can be said of a server that gave no or no good answer: only one of these. */
    private static final Set<FindingCode> OF_SILENCE = EnumSet.of(
            DEAD_PRIMARY,
            DEAD_PRIMARY_AND_SOME_REPLICAS,
            DEAD_PRIMARY_AND_REPLICAS,
            DEAD_PRIMARY_WITHOUT_REPLICAS,
            UNREACHABLE_PRIMARY,
            UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS,
            DEAD_CO_PRIMARY,
            DEAD_CO_PRIMARY_AND_SOME_REPLICAS,
            DEAD_CO_PRIMARY_AND_REPLICAS,
            UNREACHABLE_CO_PRIMARY,
            PRIMARY_IN_DOUBT,
            DEAD_INTERMEDIATE_SOURCE,
            DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS,
            DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS,
            DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA,
            DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT,
            UNREACHABLE_INTERMEDIATE_SOURCE,
            UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS,
            DEAD_GROUP_MEMBER_WITH_REPLICAS,
            DEAD_GROUP_MEMBER,
            DEAD_REPLICA,
            NEVER_SEEN,
            NEVER_SEEN_SOURCE);

    /** Said of a server while its replicas hear nothing from it. */
    private static final Set<FindingCode> OF_AN_UNHEARD_SOURCE = EnumSet.of(
            ONLY_REPLICA_DEAD,
            ONLY_REPLICA_NOT_REPLICATING,
            ALL_REPLICAS_NOT_REPLICATING,
            ALL_REPLICAS_NOT_REPLICATING_OR_DEAD,
            ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING,
            ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD,
            ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING);

    private static final Set<FindingCode> OF_SEMI_SYNC = EnumSet.of(
            LOCKED_SEMI_SYNC,
            SEMI_SYNC_MAY_LOCK,
            TOO_MANY_SEMI_SYNC_REPLICAS,
            NOT_ENOUGH_SEMI_SYNC_REPLICAS,
            SEMI_SYNC_NOT_IN_FORCE);

    private static final Set<FindingCode> OF_A_CONNECTION =
            EnumSet.of(REPLICA_CANNOT_CONNECT, FIRST_TIER_REPLICA_CANNOT_CONNECT, BINLOG_SERVER_CANNOT_CONNECT);

    private static final Set<FindingCode> OF_REFUSAL = EnumSet.of(CANNOT_LOG_IN, TOO_MANY_CONNECTIONS);

    private static final Set<FindingCode> OF_A_DEAD_SOURCE = EnumSet.copyOf(OF_SILENCE);

    static {
        OF_A_DEAD_SOURCE.removeAll(EnumSet.of(
                PRIMARY_IN_DOUBT, DEAD_REPLICA, DEAD_GROUP_MEMBER, DEAD_PRIMARY_WITHOUT_REPLICAS, NEVER_SEEN));
    }

    private final Set<FindingCode> seen = EnumSet.noneOf(FindingCode.class);

    /** All laws in one go, since making the clusters takes longer than trying them. */
    @Test
    void lawsHoldOnClustersByChanceAndEveryCodeIsAmongThem() {
        RandomOddities.forEach(SEEDS, scenario -> {
            List<Finding> findings = Analyzer.analyze(scenario.snapshot(), scenario.analysis());
            sameClusterGivesSameFindingsInWhateverOrderItsServersCome(scenario, findings);
            worstComesFirstAndNothingIsSaidTwice(findings);
            everySentenceIsFilledFromItsEvidence(findings);
            onlySilentServersAreDeadOrUnreachableAndOnlyOnce(scenario, findings);
            onlyAPrimaryWithAReplicaThatAnswersIsReplaced(scenario, findings);
            onlyACoPrimaryOrAnIntermediateSourceIsReplacedAsSuch(scenario, findings);
            ofTroublesThatSayTheSameOnlyOneIsTold(scenario, findings);
            deadSourceHidesThatItsReplicasCannotConnect(scenario, findings);
            downtimeIsToldAndLostServersRaiseNothingElseButASecondPrimary(scenario, findings);
            findings.forEach(finding -> seen.add(finding.code()));
        });
        Set<FindingCode> ofServers = EnumSet.allOf(FindingCode.class);
        ofServers.removeAll(AddressFindings.CONDITIONS.keySet());
        assertThat(seen).isEqualTo(ofServers);
    }

    private static void sameClusterGivesSameFindingsInWhateverOrderItsServersCome(
            Scenario scenario, List<Finding> findings) {
        TopologySnapshot snapshot = scenario.snapshot();
        List<Server> shuffled = new ArrayList<>(
                snapshot.servers().stream().map(ServerView::server).toList());
        Collections.shuffle(shuffled, new Random(shuffled.size()));
        TopologySnapshot same =
                new TopologySnapshot(snapshot.cluster(), snapshot.takenAt(), shuffled, snapshot.votes());
        assertThat(Analyzer.analyze(same, scenario.analysis())).isEqualTo(findings);
    }

    private static void worstComesFirstAndNothingIsSaidTwice(List<Finding> findings) {
        assertThat(findings)
                .isSortedAccordingTo(
                        Comparator.comparing((Finding finding) -> finding.code().severity(), Comparator.reverseOrder())
                                .thenComparing(Finding::subject)
                                .thenComparing(Finding::code));
        assertThat(findings.stream().map(finding -> finding.subject() + " " + finding.code()))
                .doesNotHaveDuplicates();
    }

    private static void everySentenceIsFilledFromItsEvidence(List<Finding> findings) {
        findings.forEach(finding -> assertThat(finding.sentence()).doesNotContain("{", "}"));
    }

    private static void onlySilentServersAreDeadOrUnreachableAndOnlyOnce(Scenario scenario, List<Finding> findings) {
        for (ServerView server : scenario.snapshot().servers()) {
            List<FindingCode> codes = codes(findings, server.id());
            int expected = server.lostInRecovery() || server.reachable() ? 0 : 1;
            assertThat(codes.stream().filter(server.alive() ? OF_REFUSAL::contains : OF_SILENCE::contains))
                    .as("of " + server.id())
                    .hasSize(expected);
            assertThat(codes).doesNotContainAnyElementsOf(server.alive() ? OF_SILENCE : OF_REFUSAL);
        }
    }

    private static void onlyAPrimaryWithAReplicaThatAnswersIsReplaced(Scenario scenario, List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.code().remedy() == Remedy.REPLACE_PRIMARY)
                .map(finding -> scenario.snapshot().get(finding.subject()))
                .forEach(primary -> {
                    assertThat(primary.isPrimary()).isTrue();
                    assertThat(primary.unreachable()).isTrue();
                    assertThat(primary.replicas()).anyMatch(ServerView::reachable);
                });
    }

    private static void onlyACoPrimaryOrAnIntermediateSourceIsReplacedAsSuch(
            Scenario scenario, List<Finding> findings) {
        for (Finding finding : findings) {
            ServerView server = scenario.snapshot().get(finding.subject());
            if (finding.code().remedy() == Remedy.REPLACE_CO_PRIMARY) {
                assertThat(server.isCoPrimary() && server.unreachable()).isTrue();
                assertThat(server.replicas()).anyMatch(ServerView::reachable);
            }
            if (finding.code().remedy() == Remedy.REHANG_REPLICAS) {
                assertThat(server.isCoPrimary()).isFalse();
                assertThat(server.replicas()).isNotEmpty();
            }
        }
    }

    private static void ofTroublesThatSayTheSameOnlyOneIsTold(Scenario scenario, List<Finding> findings) {
        for (ServerView server : scenario.snapshot().servers()) {
            List<FindingCode> codes = codes(findings, server.id());
            for (Set<FindingCode> alternatives : List.of(OF_AN_UNHEARD_SOURCE, OF_SEMI_SYNC, OF_A_CONNECTION)) {
                assertThat(codes.stream().filter(alternatives::contains))
                        .as("of " + server.id())
                        .hasSizeLessThan(2);
            }
        }
    }

    private static void deadSourceHidesThatItsReplicasCannotConnect(Scenario scenario, List<Finding> findings) {
        findings.stream()
                .filter(finding -> OF_A_DEAD_SOURCE.contains(finding.code()))
                .map(finding -> scenario.snapshot().get(finding.subject()).replicas())
                .flatMap(Collection::stream)
                .filter(replica -> replica.links().size() == 1)
                .forEach(replica ->
                        assertThat(codes(findings, replica.id())).doesNotContainAnyElementsOf(OF_A_CONNECTION));
    }

    private static void downtimeIsToldAndLostServersRaiseNothingElseButASecondPrimary(
            Scenario scenario, List<Finding> findings) {
        for (Finding finding : findings) {
            ServerView server = scenario.snapshot().get(finding.subject());
            if (!finding.evidence().containsKey("replicas_downtime")) {
                assertThat(finding.isDowntimed()).isEqualTo(server.downtimed());
            }
            if (server.lostInRecovery()) {
                assertThat(finding.code()).isIn(LOST_IN_RECOVERY, SECOND_PRIMARY);
            }
        }
    }

    private static List<FindingCode> codes(List<Finding> findings, InstanceId server) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(server))
                .map(Finding::code)
                .toList();
    }
}
