package dev.baton.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutTest {
    @Test
    void aCutIsOneRuleThatDropsWhatPassesFromOneGroupToAnother() {
        // When
        String ruleset = Cut.ruleset(List.of(Cut.oneWay(Set.of("db1"), Set.of("mgr2", "db2"))));

        // Then
        assertThat(ruleset)
                .startsWith("table bridge cuts\ndelete table bridge cuts\n")
                .contains("    iifname { \"p-db1\" } oifname { \"p-db2\", \"p-mgr2\" } drop\n");
    }

    @Test
    void aPortAndALossAreNarrower() {
        // When
        String ruleset = Cut.ruleset(
                List.of(Cut.port(Set.of("mgr1"), Set.of("db1"), 22), Cut.loss(Set.of("mgr1"), Set.of("db1"), 30)));

        // Then
        assertThat(ruleset)
                .contains("oifname { \"p-db1\" } tcp dport 22 drop\n")
                .contains("oifname { \"p-db1\" } numgen random mod 100 < 30 drop\n");
    }

    @Test
    void betweenGroupsNothingPassesEitherWay() {
        // When
        List<Cut> cuts = Cut.between(Set.of("a"), Set.of("b"));

        // Then
        assertThat(cuts).containsExactly(Cut.oneWay(Set.of("a"), Set.of("b")), Cut.oneWay(Set.of("b"), Set.of("a")));
    }

    @Test
    void nobodyIsCutFromNobody() {
        // When
        String ruleset = Cut.ruleset(List.of(Cut.oneWay(Set.of(), Set.of("db1"))));

        // Then
        assertThat(ruleset).doesNotContain("drop");
    }

    @Test
    void moreThanEverythingCannotBeLost() {
        // When / Then
        assertThatThrownBy(() -> Cut.loss(Set.of("a"), Set.of("b"), 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101");
    }
}
