package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.hosts.HostLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Clusters whose names are commands and pages: F51. */
class HostileNamesOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f51ANameThatIsACommandIsToldToHooksAndNeverRun(@TempDir Path folder) {
        // Given
        Path fooled = folder.resolve("fooled");
        Path told = folder.resolve("told");
        String alias = "\"><script>alert(1)</script>'; $(touch " + fooled + ") `touch " + fooled + "`";
        try (FaultStage stage = FaultStage.with(
                "baton.hooks.PostMasterFailoverProcesses[0]",
                "echo {failureClusterAlias} {failedHost} {successorHost} > '" + told + "'")) {
            stage.fleet().rest().put("/clusters/db1:3306/alias", Map.of("alias", alias, "by", "lab"));

            // When
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // Then
            stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
            assertThat(told).content().startsWith(alias + " db1 ");
            assertThat(fooled).doesNotExist();
            assertThat(stage.fleet().rest().page("/"))
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert");
        }
    }
}
