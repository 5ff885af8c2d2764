package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MariaDbGtidSetLawsTest {
    private static final int SEEDS = 5_000;

    @Test
    void unionIsCommutativeAssociativeAndIdempotent() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var b = generator.set();
            var c = generator.set();

            // When
            var union = a.union(b);

            // Then
            assertThat(union).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
            assertThat(union.union(c)).isEqualTo(a.union(b.union(c)));
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(a.union(MariaDbGtidSet.EMPTY)).isEqualTo(a);
            assertThat(union.contains(a)).isTrue();
        });
    }

    @Test
    void aUnionHoldsWhateverOneOfItsPartsHolds() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var held = a.intersect(generator.set());

            // When
            var union = a.union(generator.set());

            // Then
            assertThat(union.contains(held)).isTrue();
        });
    }

    @Test
    void aUnionOfPositionsNamesOnlyTheLatestOfEachDomain() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set().position();
            var b = generator.set().position();

            // When
            var union = a.union(b);

            // Then
            assertThat(union.gtids())
                    .allMatch(gtid ->
                            gtid.sequence() == union.sequenceIn(gtid.domain()).orElseThrow())
                    .allMatch(gtid -> a.gtids().contains(gtid) || b.gtids().contains(gtid));
            assertThat(MariaDbGtidSet.parse(union.text())).isEqualTo(union);
        });
    }

    @Test
    void minusIsEmptyExactlyIfTheOtherContainsAll() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var b = generator.set();

            // When
            var only = a.minus(b);

            // Then
            assertThat(only.isEmpty()).isEqualTo(b.contains(a));
            assertThat(a.countBeyond(b) == 0).isEqualTo(b.contains(a));
            assertThat(a.minus(a)).isEqualTo(MariaDbGtidSet.EMPTY);
            assertThat(a.minus(MariaDbGtidSet.EMPTY)).isEqualTo(a);
            assertThat(MariaDbGtidSet.EMPTY.minus(a)).isEqualTo(MariaDbGtidSet.EMPTY);
            assertThat(a.streamsBeyond(b).gtids()).containsAll(only.gtids());
        });
    }

    @Test
    void intersectIsHeldByBothAndSplitsASetWithMinus() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var b = generator.set();

            // When
            var common = a.intersect(b);

            // Then
            assertThat(common).isEqualTo(b.intersect(a));
            assertThat(a.intersect(a)).isEqualTo(a);
            assertThat(a.contains(common)).isTrue();
            assertThat(b.contains(common)).isTrue();
            assertThat(a.minus(b).union(common).contains(a)).isTrue();
            assertThat(a.contains(a.minus(b).union(common))).isTrue();
        });
    }

    @Test
    void aContainedSetAddsNothingAndIsWhatBothHold() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var part = a.intersect(generator.set());

            // When
            var relation = a.relationTo(part);

            // Then
            assertThat(relation.holdsAll()).isTrue();
            assertThat(a.union(part).relationTo(a)).isEqualTo(Relation.EQUAL);
            assertThat(a.intersect(part).relationTo(part)).isEqualTo(Relation.EQUAL);
            assertThat(a.union(part).count() + a.intersect(part).count()).isEqualTo(a.count() + part.count());
        });
    }

    @Test
    void relationsReadTheSameFromBothSides() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMariaDbGtids(random);
            var a = generator.set();
            var b = generator.set();

            // When
            var relation = a.relationTo(b);

            // Then
            assertThat(b.relationTo(a)).isEqualTo(relation.reversed());
            assertThat(a.relationTo(a)).isEqualTo(Relation.EQUAL);
        });
    }

    @Test
    void textReadBackIsTheSameSet() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var set = new RandomMariaDbGtids(random).set();

            // When
            var readBack = MariaDbGtidSet.parse(set.text());

            // Then
            assertThat(readBack).isEqualTo(set);
            assertThat(readBack.text()).isEqualTo(set.text());
            assertThat(readBack.position()).isEqualTo(set.position());
        });
    }
}
