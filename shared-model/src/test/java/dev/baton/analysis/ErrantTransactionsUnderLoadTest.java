package dev.baton.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.analysis.BusyServer.Flavour;
import dev.baton.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrantTransactionsUnderLoadTest {

    private static final int SEEDS = 60;
    private static final int SECONDS = 80;

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void busyClusterRaisesNoFalseAlarm(Flavour flavour) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // Given
            BusyCluster cluster = new BusyCluster(seed, flavour);
            for (int second = 0; second < SECONDS; second++) {
                // When
                cluster.live();

                // Then
                assertThat(errant(cluster.known()))
                        .as("seed %d, second %d%n%s", seed, second, cluster.text())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void writeOnAReplicaIsFoundAndNothingElse(Flavour flavour) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // Given
            BusyCluster cluster = new BusyCluster(seed, flavour);
            for (int second = 0; second < SECONDS; second++) {
                cluster.live();
            }

            // When
            Optional<BusyServer> writer = cluster.writeSomethingErrant();

            // Then
            assertThat(errant(cluster.known()))
                    .as("seed %d%n%s", seed, cluster.text())
                    .isEqualTo(
                            writer.map(server -> "s" + server.number()).stream().toList());
        }
    }

    private static List<String> errant(Scenario known) {
        return Analyzer.analyze(known.snapshot(), known.analysis()).stream()
                .filter(finding -> finding.code() == FindingCode.ERRANT_GTID)
                .map(finding -> finding.subject().host())
                .toList();
    }
}
