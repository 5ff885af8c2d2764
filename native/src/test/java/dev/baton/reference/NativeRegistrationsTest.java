package dev.baton.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeRegistrationsTest {

    @TempDir
    Path classes;

    @Test
    void jobsAndStoredValuesAreRegistered() {
        assertThat(NativeRegistrations.classes())
                .contains(
                        "dev.baton.schedule.RecoveryJob",
                        "dev.baton.schedule.DiscoveryJob",
                        "dev.baton.topology.InstanceId",
                        "dev.baton.topology.Observation",
                        "dev.baton.topology.Observation$Reachable",
                        "dev.baton.plan.Step$MakeWritable");
    }

    @Test
    void everyMigrationIsRegistered() throws IOException {
        assertThat(NativeRegistrations.resources())
                .contains("db/migration/V1__quartz.sql", "dev/baton/cli/version.properties");
    }

    @Test
    void theyAreWrittenWhereNativeImageLooks() throws IOException {
        // When
        NativeRegistrations.main(classes.toString());

        // Then
        Path folder = classes.resolve("META-INF/native-image/dev.baton/baton");
        assertThat(folder.resolve("reflect-config.json")).content().contains("\"dev.baton.schedule.RecoveryJob\"");
        assertThat(folder.resolve("resource-config.json")).content().contains("\\\\Qdb/migration/V1__quartz.sql\\\\E");
    }
}
