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
    void whatLoggingInToAHostNeedsIsRegistered() {
        assertThat(NativeRegistrations.classes())
                .contains(
                        "com.jcraft.jsch.DH25519",
                        "com.jcraft.jsch.DHEC256",
                        "com.jcraft.jsch.UserAuthNone",
                        "com.jcraft.jsch.UserAuthPublicKey",
                        "com.jcraft.jsch.jce.AES128CTR",
                        "com.jcraft.jsch.jce.AES256GCM",
                        "com.jcraft.jsch.jce.HMACSHA256ETM",
                        "com.jcraft.jsch.jce.KeyPairGenEdDSA",
                        "com.jcraft.jsch.jce.Random",
                        "com.jcraft.jsch.jce.SignatureEd25519",
                        "com.jcraft.jsch.jce.SignatureRSASHA512",
                        "com.jcraft.jsch.jce.XDH")
                .doesNotContain("com.jcraft.jsch.bc.ChaCha20Poly1305");
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
