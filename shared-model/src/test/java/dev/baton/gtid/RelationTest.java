package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RelationTest {

    @ParameterizedTest
    @CsvSource({"EQUAL, EQUAL, true", "AHEAD, BEHIND, true", "BEHIND, AHEAD, false", "DIVERGED, DIVERGED, false"})
    void aRelationKnowsItsReverseAndWhetherNothingIsMissing(Relation relation, Relation reverse, boolean holdsAll) {
        // When
        var reversed = relation.reversed();

        // Then
        assertThat(reversed).isEqualTo(reverse);
        assertThat(relation.holdsAll()).isEqualTo(holdsAll);
    }

    @ParameterizedTest
    @EnumSource
    void eachSaysItselfInASentence(Relation relation) {
        // When
        var sentence = relation.sentence();

        // Then
        assertThat(sentence).matches("(holds|lacks) .*");
    }
}
