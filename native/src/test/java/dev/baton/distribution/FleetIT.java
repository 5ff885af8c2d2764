package dev.baton.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three Batons, a cluster and a writing client, by the commands that people are told to type. */
class FleetIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-11.4", "mysql-9.7"})
    void aDrillEndsWellAndByItself(String flavour) throws Exception {
        // When
        try (Launched drill = Launched.ops(folder, "run", "--drill", "--flavour", flavour)) {

            // Then
            assertThat(drill.exitCode()).as(drill.said() + drill.complained()).isZero();
            assertThat(drill.said())
                    .contains("the recovery SUCCEEDED", "hold the same rows", "the acknowledgement is accepted")
                    .endsWith("lost 0\n\n");
        }
    }

    @Test
    void theDeathOfABatonInTheMiddleOfAFailoverChangesOnlyWhoFinishesIt() throws Exception {
        // When
        try (Launched chaos = Launched.ops(folder, "chaos/nodes", "--runs", "4", "--seed", "7")) {

            // Then
            assertThat(chaos.exitCode()).as(chaos.said() + chaos.complained()).isZero();
            assertThat(chaos.said().lines().filter(line -> line.contains("\"lost_node\"")))
                    .hasSize(4)
                    .allSatisfy(run -> assertThat(run).contains("\"lost\":0"));
        }
    }
}
