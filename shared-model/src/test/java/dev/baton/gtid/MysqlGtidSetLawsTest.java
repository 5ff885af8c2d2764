package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The set operations held against the plainest model there is: a hash set of single transactions. */
class MysqlGtidSetLawsTest {
    private static final int SEEDS = 2_000;

    @Test
    void operationsGiveWhatAHashSetOfSingleTransactionsGives() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMysqlGtids(random);
            var left = generator.gtids();
            var right = generator.gtids();

            // When
            var set = MysqlGtidSet.of(left);
            var other = MysqlGtidSet.of(right);

            // Then
            assertThat(set.union(other)).isEqualTo(MysqlGtidSet.of(union(left, right)));
            assertThat(set.minus(other)).isEqualTo(MysqlGtidSet.of(minus(left, right)));
            assertThat(set.intersect(other)).isEqualTo(MysqlGtidSet.of(minus(left, minus(left, right))));
            assertThat(set.contains(other)).isEqualTo(left.containsAll(right));
            assertThat(set.relationTo(other)).isEqualTo(relation(left, right));
            assertThat(set.count()).isEqualTo(left.size());
            assertThat(set.countBeyond(other)).isEqualTo(minus(left, right).size());
        });
    }

    @Test
    void unionIsCommutativeAssociativeAndIdempotent() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMysqlGtids(random);
            var a = generator.set();
            var b = generator.set();
            var c = generator.set();

            // When
            var union = a.union(b);

            // Then
            assertThat(union).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
            assertThat(union.union(c)).isEqualTo(a.union(b.union(c)));
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(a.union(MysqlGtidSet.EMPTY)).isEqualTo(a);
        });
    }

    @Test
    void minusAndIntersectSplitASet() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMysqlGtids(random);
            var a = generator.set();
            var b = generator.set();
            var c = generator.set();

            // When
            var only = a.minus(b);
            var common = a.intersect(b);

            // Then
            assertThat(only.union(common)).isEqualTo(a);
            assertThat(only.intersect(b)).isEqualTo(MysqlGtidSet.EMPTY);
            assertThat(common).isEqualTo(b.intersect(a));
            assertThat(common.intersect(c)).isEqualTo(a.intersect(b.intersect(c)));
            assertThat(a.minus(b.union(c))).isEqualTo(only.minus(c));
            assertThat(a.minus(b).isEmpty()).isEqualTo(b.contains(a));
        });
    }

    @Test
    void countsAddUp() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMysqlGtids(random);
            var a = generator.set();
            var b = generator.set();

            // When
            var union = a.union(b).count();

            // Then
            assertThat(union).isEqualTo(a.count() + b.count() - a.intersect(b).count());
            assertThat(a.count()).isEqualTo(a.minus(b).count() + a.intersect(b).count());
        });
    }

    @Test
    void textReadBackIsTheSameSet() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var set = new RandomMysqlGtids(random).set();

            // When
            var readBack = MysqlGtidSet.parse(set.text());

            // Then
            assertThat(readBack).isEqualTo(set);
            assertThat(readBack.text()).isEqualTo(set.text());
        });
    }

    @Test
    void untidyTextIsReadAndTransactionsComeInCanonicalOrder() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var generator = new RandomMysqlGtids(random);
            var gtids = generator.gtids();
            var text = generator.untidyText(gtids);

            // When
            var set = MysqlGtidSet.parse(text);

            // Then
            assertThat(set.gtids()).as(text).containsExactlyElementsOf(RandomMysqlGtids.inCanonicalOrder(gtids));
        });
    }

    private static Set<MysqlGtid> union(Set<MysqlGtid> left, Set<MysqlGtid> right) {
        var union = new HashSet<>(left);
        union.addAll(right);
        return union;
    }

    private static Set<MysqlGtid> minus(Set<MysqlGtid> left, Set<MysqlGtid> right) {
        var rest = new HashSet<>(left);
        rest.removeAll(right);
        return rest;
    }

    private static Relation relation(Set<MysqlGtid> left, Set<MysqlGtid> right) {
        if (left.equals(right)) {
            return Relation.EQUAL;
        }
        if (left.containsAll(right)) {
            return Relation.AHEAD;
        }
        return right.containsAll(left) ? Relation.BEHIND : Relation.DIVERGED;
    }
}
