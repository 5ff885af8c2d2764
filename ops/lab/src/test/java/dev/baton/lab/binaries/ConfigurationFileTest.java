package dev.baton.lab.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationFileTest {
    private static final Installation INSTALLATION = Installation.ofBinary(Path.of("/opt/server/bin/mysqld"));

    @Test
    void serverSaysWhereItCanBeReached() {
        // When
        String text = ConfigurationFile.of(Flavour.MYSQL_8_0)
                .runBy(INSTALLATION)
                .listeningOn("127.0.0.1", 20001)
                .text();
        // Then
        assertThat(text.lines())
                .startsWith("[mysqld]")
                .contains(
                        "basedir=/opt/server",
                        "port=20001",
                        "report-port=20001",
                        "report-host=127.0.0.1",
                        "server-id=20001");
    }

    @Test
    void laterSettingReplacesTheEarlierHoweverItIsSpelled() {
        // When
        String text = ConfigurationFile.of(Flavour.MARIADB_11_4)
                .with(Map.of("sync_binlog", "1"))
                .text();
        // Then
        assertThat(text.lines().filter(line -> line.startsWith("sync"))).containsExactly("sync-binlog=1");
    }

    @Test
    void eachVendorGetsItsOwnSettings() {
        assertThat(ConfigurationFile.of(Flavour.MYSQL_5_7).text())
                .contains("gtid-mode=ON")
                .doesNotContain("gtid-strict-mode");
        assertThat(ConfigurationFile.of(Flavour.MARIADB_10_11).text())
                .contains("gtid-strict-mode=ON")
                .doesNotContain("gtid-mode");
    }
}
