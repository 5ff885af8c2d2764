package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.ServerVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {

    @ParameterizedTest
    @CsvSource({
        "5.6.24, '', Mysql56Dialect, Known",
        "5.7.22-log, '', Mysql57Dialect, Known",
        "8.0.0, '', Mysql80Dialect, Known",
        "8.0.15, '', Mysql80Dialect, Known",
        "8.0.36-28, Percona Server (GPL), Mysql80Dialect, Known",
        "8.3.0, '', Mysql80Dialect, Known",
        "8.4.6, '', Mysql84Dialect, Known",
        "9.7.4-2, (Debian), Mysql84Dialect, Known",
        "10.6.12-MariaDB-log, '', MariaDbDialect, Known",
        "5.5.5-10.11.5-MariaDB, '', MariaDbDialect, Known",
        "12.1.2-MariaDB, '', MariaDbDialect, Known"
    })
    void everyKnownVersionHasItsDialect(String version, String comment, String dialect, String choice) {
        // When
        Dialects.Choice chosen = Dialects.of(ServerVersion.parse(version, comment));

        // Then
        assertThat(chosen.dialect().getClass().getSimpleName()).isEqualTo(dialect);
        assertThat(chosen.getClass().getSimpleName()).isEqualTo(choice);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1, '', Mysql84Dialect",
        "27.1.0-MariaDB, '', MariaDbDialect",
        "5.5.62, '', Mysql56Dialect",
        "10.5.23-MariaDB, '', MariaDbDialect"
    })
    void unknownNewerVersionGetsTheNewestDialectAndAnOlderOneTheOldest(String version, String comment, String dialect) {
        // When
        Dialects.Choice chosen = Dialects.of(ServerVersion.parse(version, comment));

        // Then
        assertThat(chosen).isInstanceOf(Dialects.Choice.Guessed.class);
        assertThat(chosen.dialect().getClass().getSimpleName()).isEqualTo(dialect);
    }
}
