package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinlogPositionTest {

    @Test
    void textIsReadAndPrinted() {
        // When
        var position = BinlogPosition.parse(" mysql-bin.000123:4567\n");

        // Then
        assertThat(position).isEqualTo(new BinlogPosition("mysql-bin.000123", 4567));
        assertThat(position).hasToString("mysql-bin.000123:4567");
        assertThat(position.basename()).isEqualTo("mysql-bin");
        assertThat(position.fileNumber()).isEqualTo(123);
    }

    @Test
    void aBaseNameMayHoldDotsAndColons() {
        // When
        var position = BinlogPosition.parse("db1.example.org:relay-bin.000002:4");

        // Then
        assertThat(position.basename()).isEqualTo("db1.example.org:relay-bin");
        assertThat(BinlogPosition.parse(position.text())).isEqualTo(position);
    }

    @Test
    void filesAreOrderedByNumberAndThenByOffsetInBytes() {
        // Given
        var ordered = List.of(
                new BinlogPosition("b.000009", 900),
                new BinlogPosition("b.000010", 4),
                new BinlogPosition("b.000010", 1_000),
                new BinlogPosition("b.999999", 50),
                new BinlogPosition("b.1000000", 4));
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));

        // When
        Collections.sort(shuffled);

        // Then
        assertThat(shuffled).containsExactlyElementsOf(ordered);
        assertThat(ordered.get(4).relationTo(ordered.get(3))).isEqualTo(Relation.AHEAD);
        assertThat(ordered.get(0).relationTo(ordered.get(1))).isEqualTo(Relation.BEHIND);
        assertThat(ordered.get(0).relationTo(ordered.get(0))).isEqualTo(Relation.EQUAL);
    }

    @Test
    void logsOfADifferentNameSayNothingAboutEachOther() {
        // Given
        var before = new BinlogPosition("mysql-bin.000009", 900);
        var after = new BinlogPosition("binlog.000001", 4);

        // When
        var relation = before.relationTo(after);

        // Then
        assertThat(relation).isEqualTo(Relation.DIVERGED);
        assertThat(before).isGreaterThan(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mysql-bin.000123", "mysql-bin:4", ":4", ".000001:4", "b.1:", "b.1:-4", "b.1:4x", "b.1:4 5"})
    void otherTextIsRefused(String text) {
        // When // Then
        assertThatExceptionOfType(GtidFormatException.class)
                .isThrownBy(() -> BinlogPosition.parse(text))
                .withMessageContaining("Expected");
    }

    @Test
    void aPositionOutsideOfALogCannotBeMade() {
        // When // Then
        assertThatIllegalArgumentException().isThrownBy(() -> new BinlogPosition("b.000001", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BinlogPosition("", 4));
    }
}
