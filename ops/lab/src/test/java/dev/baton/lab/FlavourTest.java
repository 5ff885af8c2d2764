package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FlavourTest {
    @Test
    void nameIsReadAndWrittenAlike() {
        assertThat(Flavour.of("mysql-8.0")).isEqualTo(Flavour.MYSQL_8_0);
        assertThat(Flavour.of("mariadb-11.4")).hasToString("mariadb-11.4");
    }

    @Test
    void nameWithoutTwoNumbersIsNoFlavour() {
        assertThatThrownBy(() -> Flavour.of("mysql-8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mysql-8");
    }

    @Test
    void environmentVariableIsNamedAfterTheFlavour() {
        assertThat(Flavour.of("mysql-8.4").environmentVariable()).isEqualTo("BATON_LAB_MYSQLD_MYSQL_8_4");
    }

    @Test
    void mariaDbIsNoMysqlOfAnyVersion() {
        assertThat(Flavour.MARIADB_11_4.isMysqlSince(5, 7)).isFalse();
        assertThat(Flavour.MYSQL_8_0.isMysqlSince(8, 4)).isFalse();
        assertThat(Flavour.MYSQL_9_7.isMysqlSince(8, 4)).isTrue();
    }

    @Test
    void listOfFlavoursIsReadInItsOrder() {
        assertThat(Flavours.parse("mysql-9.7, mariadb-10.11"))
                .containsExactly(Flavour.MYSQL_9_7, Flavour.MARIADB_10_11);
    }
}
