package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbGtidSetTest {

    @Test
    void aBinlogStateIsPrintedWithTheNewestOfEachDomainLast() {
        // Given the gtid_binlog_state and gtid_binlog_pos of a MariaDB 11.8 in strict mode
        var printed = "0-1-5,0-3-4,0-5-3,0-9-6,7-1-1,7-5-2";

        // When
        var state = MariaDbGtidSet.parse(printed);

        // Then
        assertThat(state.text()).isEqualTo("0-5-3,0-3-4,0-1-5,0-9-6,7-1-1,7-5-2");
        assertThat(state.position()).hasToString("0-9-6,7-5-2");
        assertThat(state.domains()).containsExactly(0L, 7L);
        assertThat(state.count()).isEqualTo(8);
    }

    @Test
    void aPositionKnowsTheSequenceInEachDomain() {
        // When
        var position = MariaDbGtidSet.parse("10-1-1,1-5-6, 0-1-100\n");

        // Then
        assertThat(position).hasToString("0-1-100,1-5-6,10-1-1");
        assertThat(position.sequenceIn(1)).hasValue(6);
        assertThat(position.headIn(1)).contains(new MariaDbGtid(1, 5, 6));
        assertThat(position.sequenceIn(2)).isEmpty();
        assertThat(position.position()).isEqualTo(position);
    }

    @Test
    void emptyTextAndTheBeginningOfADomainSayNothing() {
        // When
        var nothing = MariaDbGtidSet.parse(" ");

        // Then
        assertThat(nothing).isEqualTo(MariaDbGtidSet.EMPTY);
        assertThat(MariaDbGtidSet.parse("1-1-0")).isEqualTo(MariaDbGtidSet.EMPTY);
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-1-100         | 0-1-100         | EQUAL
            0-1-101         | 0-1-100         | AHEAD
            0-2-105         | 0-1-100         | AHEAD
            0-1-100         | 0-2-105         | BEHIND
            0-1-100         | 0-2-100         | DIVERGED
            0-1-100,1-1-5   | 0-1-100         | AHEAD
            0-1-100,1-1-5   | 0-1-101,1-1-4   | DIVERGED
            0-1-100         | 1-1-100         | DIVERGED
            0-1-100,0-2-105 | 0-2-105         | EQUAL
            0-1-100,0-2-105 | 0-1-101         | DIVERGED
            0-1-100,0-2-105 | 0-1-100,0-3-101 | DIVERGED
            0-1-100,0-2-105 | 0-3-50,0-1-100  | AHEAD
            0-1-100,0-2-105 | 0-1-90,0-2-105  | AHEAD
            """)
    void relationsFollowTheLineOfEachDomain(String left, String right, Relation relation) {
        // Given
        var set = MariaDbGtidSet.parse(left);
        var other = MariaDbGtidSet.parse(right);

        // When
        var found = set.relationTo(other);

        // Then
        assertThat(found).isEqualTo(relation);
        assertThat(other.relationTo(set)).isEqualTo(relation.reversed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-1-110,0-2-100 | 0-1-50,0-2-100          | 10  | 0-1-110
            0-1-110,0-2-90  | 0-1-100,0-2-105         | 10  | 0-1-110
            0-1-110         | 0-1-100                 | 10  | 0-1-110
            0-2-110         | 0-1-100                 | 10  | 0-2-110
            0-1-100,0-2-115 | 0-1-90                  | 25  | 0-1-100,0-2-115
            0-1-100         | 0-2-100                 | 100 | 0-1-100
            0-1-100,1-1-7   | 0-1-120                 | 7   | 1-1-7
            0-1-110,0-2-105 | 0-1-110,0-2-100         | 5   | 0-2-105
            0-1-100         | 0-1-100,0-2-105         | 0   | ''
            """)
    void whatGoesBeyondIsNamedByItsLastTransactionsAndCountedFromTheFork(
            String left, String right, long count, String beyond) {
        // Given
        var set = MariaDbGtidSet.parse(left);
        var other = MariaDbGtidSet.parse(right);

        // When
        var most = set.countBeyond(other);

        // Then
        assertThat(most).isEqualTo(count);
        assertThat(set.minus(other)).hasToString(beyond);
    }

    @Test
    void aTransactionWrittenOnAReplicaIsSeenBetweenBinlogStates() {
        // Given a primary 1 that alone ever wrote, and a replica 3 on which somebody wrote
        var source = MariaDbGtidSet.parse("0-1-200");
        var replica = MariaDbGtidSet.parse("0-1-201,0-3-101");

        // When
        var errant = replica.streamsBeyond(source).withoutServer(1);

        // Then
        assertThat(errant).hasToString("0-3-101");
        assertThat(replica.fromServer(3)).isEqualTo(errant);
        assertThat(replica.minus(source)).hasToString("0-1-201");
    }

    @Test
    void aServerRestoredFromABackupIsNotTakenForDiverged() {
        // Given a new primary that never logged what server 1 wrote before the backup
        var primary = MariaDbGtidSet.parse("0-2-105");
        var replica = MariaDbGtidSet.parse("0-1-100,0-2-104");

        // When
        var relation = replica.relationTo(primary);

        // Then
        assertThat(relation).isEqualTo(Relation.BEHIND);
        assertThat(replica.streamsBeyond(primary)).hasToString("0-1-100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-2-105,1-1-3           | 0-1-100,1-1-4           | 0-2-105,1-1-4
            0-1-100                 | 0-2-100                 | 0-1-100,0-2-100
            0-1-100,0-2-105         | 0-1-110,0-2-103         | 0-2-105,0-1-110
            0-1-100,0-2-105         | 0-3-120                 | 0-3-120
            0-1-100,0-2-105         | 0-3-103                 | 0-3-103,0-2-105
            """)
    void theUnionOfPositionsIsTheLaterAndOfStatesNamesWhatSaysMore(String left, String right, String union) {
        // Given
        var set = MariaDbGtidSet.parse(left);
        var other = MariaDbGtidSet.parse(right);

        // When
        var united = set.union(other);

        // Then
        assertThat(united).hasToString(union);
        assertThat(united.relationTo(MariaDbGtidSet.parse(union))).isEqualTo(Relation.EQUAL);
    }

    @Test
    void whatWasReceivedOfSeveralPrimariesIsNotTakenForDiverged() {
        // Given a replica whose applying lags behind two switchovers, and one that stopped receiving between them
        var received = MariaDbGtidSet.parse("0-1-100").union(MariaDbGtidSet.parse("0-3-130"));
        var other = MariaDbGtidSet.parse("0-2-110");

        // When
        var relation = received.relationTo(other);

        // Then
        assertThat(relation).isEqualTo(Relation.AHEAD);
    }

    @Test
    void whatBothHoldIsNamedByOneOfThem() {
        // Given
        var received = MariaDbGtidSet.parse("0-2-105,1-1-3,2-1-1");
        var applied = MariaDbGtidSet.parse("0-1-100,1-1-4,3-1-1");

        // When
        var common = received.intersect(applied);

        // Then
        assertThat(common).hasToString("0-1-100,1-1-3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0-1                           | 3  | '-'
            0-1-                          | 4  | a number
            0-1-100;1-1-1                 | 7  | ','
            0-1-100,                      | 8  | a number
            0-1-100,,1-1-1                | 8  | a number
            4294967296-1-1                | 0  | a number from 0 to 4294967295
            0-4294967296-1                | 2  | a number from 0 to 4294967295
            0-1-9223372036854775808       | 4  | a number
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1 | 1  | '-'
            """)
    void textThatNoServerPrintsIsRefusedWithItsPlace(String text, int offset, String expected) {
        // When
        var refused = assertThatExceptionOfType(GtidFormatException.class)
                .isThrownBy(() -> MariaDbGtidSet.parse(text))
                .actual();

        // Then
        assertThat(refused.text()).isEqualTo(text);
        assertThat(refused.offset()).isEqualTo(offset);
        assertThat(refused).hasMessageContaining(expected);
    }

    @Test
    void oneGtidIsReadAlone() {
        // When
        var gtid = MariaDbGtid.parse(" 4294967295-4294967295-9223372036854775807 ");

        // Then
        assertThat(gtid).isEqualTo(new MariaDbGtid(4294967295L, 4294967295L, Long.MAX_VALUE));
        assertThat(gtid).hasToString("4294967295-4294967295-9223372036854775807");
        assertThatExceptionOfType(GtidFormatException.class).isThrownBy(() -> MariaDbGtid.parse("0-1-1,1-1-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MariaDbGtid(0, -1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-1-9223372036854775807,1-1-9223372036854775807"})
    void aCountBeyondALongStaysAtItsEnd(String text) {
        // When
        var count = MariaDbGtidSet.parse(text).count();

        // Then
        assertThat(count).isEqualTo(Long.MAX_VALUE);
    }
}
