package dev.baton.lab.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.process.LabCache;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DistributionsTest {
    private static final Flavour UNKNOWN = Flavour.of("mysql-8.4");

    @TempDir
    private Path folder;

    @Test
    void unknownFlavourIsRefusedWithARemedy() {
        // Given
        Distributions distributions = new Distributions(new LabCache(folder), name -> "");
        // When
        assertThatThrownBy(() -> distributions.installation(UNKNOWN))
                // Then
                .isInstanceOf(LabException.class)
                .hasMessageContaining("BATON_LAB_MYSQLD_MYSQL_8_4")
                .hasMessageContaining("mariadb-11.4");
    }

    @Test
    void binaryNamedInTheEnvironmentIsTaken() {
        // Given
        Distributions distributions = new Distributions(
                new LabCache(folder), name -> name.equals("BATON_LAB_MYSQLD_MYSQL_8_4") ? "/usr/bin/env" : "");
        // When
        Installation installation = distributions.installation(UNKNOWN);
        // Then
        assertThat(installation.command(Path.of("/my.cnf"), "--help"))
                .containsExactly("/usr/bin/env", "--defaults-file=/my.cnf", "--help");
        assertThat(installation.basedir()).isEqualTo(Path.of("/usr"));
    }

    @Test
    void namedBinaryThatIsNotThereIsRefused() {
        // Given
        Distributions distributions = new Distributions(new LabCache(folder), name -> "/nowhere/bin/mysqld");
        // When
        assertThatThrownBy(() -> distributions.installation(UNKNOWN))
                // Then
                .isInstanceOf(LabException.class)
                .hasMessageContaining("BATON_LAB_MYSQLD_MYSQL_8_4 names /nowhere/bin/mysqld");
    }
}
