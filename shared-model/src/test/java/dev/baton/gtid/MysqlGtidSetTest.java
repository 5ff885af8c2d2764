package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlGtidSetTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "fe11fa47-71ca-11e1-9e33-c80aa9429562";

    /** As MySQL 9.7 answered {@code select @@gtid_executed}. */
    private static final String PRINTED = """
            2174b383-5441-11e8-b90a-c80aa9429562:1-3:_x:4,
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1-3:11:47-49:abc:1:5-7:zeta:1-3,
            4551e712-e7e3-11f1-bcdb-02fc00000001:1:dba:1,
            fe11fa47-71ca-11e1-9e33-c80aa9429562:1""";

    @Test
    void whatAServerPrintsIsTheCanonicalTextButForLineBreaks() {
        // When
        var set = MysqlGtidSet.parse(PRINTED);

        // Then
        assertThat(set.text()).isEqualTo(PRINTED.replace("\n", ""));
        assertThat(set).hasToString(set.text());
        assertThat(set.count()).isEqualTo(4 + 14 + 2 + 1);
        assertThat(set.servers())
                .map(UUID::toString)
                .containsExactly("2174b383-5441-11e8-b90a-c80aa9429562", A, "4551e712-e7e3-11f1-bcdb-02fc00000001", B);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1-3:4                    | 1-4
            7:1-5:9-11:6             | 1-7:9-11
            1-5:3-8:2                | 1-8
            01-03                    | 1-3
            5-5                      | 5
            1:tag:2:3:tag2:4         | 1:tag:2-3:tag2:4
            b:1:a:2:1                | a:1-2:b:1
            a:1:a:3                  | a:1:3
            Tag_9:1                  | tag_9:1
            9223372036854775806      | 9223372036854775806
            abcdefghijklmnopqrstuvwxyz012345:1 | abcdefghijklmnopqrstuvwxyz012345:1
            """)
    void intervalsAreMergedAndTagsSortedAsTheServerDoes(String read, String canonical) {
        // When
        var set = MysqlGtidSet.parse(A + ":" + read);

        // Then
        assertThat(set.text()).isEqualTo(A + ":" + canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3E11FA47-71CA-11E1-9E33-C80AA9429562:1-3",
                " 3e11fa47-71ca-11e1-9e33-c80aa9429562 : 1 - 3 ,\r\n",
                ",,3e11fa47-71ca-11e1-9e33-c80aa9429562:1-2,\n3e11fa47-71ca-11e1-9e33-c80aa9429562:3,,",
            })
    void letterCaseWhiteSpaceAndSuperfluousCommasDoNotMatter(String text) {
        // When
        var set = MysqlGtidSet.parse(text);

        // Then
        assertThat(set).isEqualTo(MysqlGtidSet.parse(A + ":1-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", ","})
    void textWithoutTransactionsIsTheEmptySet(String text) {
        // When
        var set = MysqlGtidSet.parse(text);

        // Then
        assertThat(set).isEqualTo(MysqlGtidSet.EMPTY);
        assertThat(set.isEmpty()).isTrue();
        assertThat(set.text()).isEmpty();
        assertThat(set.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            3e11fa47-71ca-11e1-9e33-c80aa9429562            | 36 | ':'
            3e11fa47-71ca-11e1-9e33-c80aa9429562:           | 37 | a number from 1
            3e11fa47-71ca-11e1-9e33-c80aa9429562:0          | 37 | a number from 1
            3e11fa47-71ca-11e1-9e33-c80aa9429562:5-3        | 39 | a number from 5
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1-3-5      | 40 | ','
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1::2       | 39 | a number
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1 2        | 39 | ','
            3e11fa47-71ca-11e1-9e33-c80aa9429562:9tag:1     | 38 | ','
            3e11fa47-71ca-11e1-9e33-c80aa9429562:tag        | 40 | ':'
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1:tag      | 42 | ':'
            3e11fa47-71ca-11e1-9e33-c80aa9429562:a:b:1      | 39 | a number
            3e11fa47-71ca-11e1-9e33-c80aa9429562:9223372036854775807      | 37 | a number
            3e11fa47-71ca-11e1-9e33-c80aa9429562:99999999999999999999     | 37 | a number
            3e11fa47-71ca-11e1-9e33-c80aa9429562:abcdefghijklmnopqrstuvwxyz0123456:1 | 37 | at most 32
            3e11fa4771ca11e19e33c80aa9429562:1              | 0  | the UUID
            3e11fa47-71ca-11e1-9e33c-80aa9429562:1          | 0  | the UUID
            3e11fa47-71ca-11e1-9e33-c80aa9429562:1,0-1-100  | 39 | the UUID
            ON                                              | 0  | the UUID
            """)
    void textThatNoServerPrintsIsRefusedWithItsPlace(String text, int offset, String expected) {
        // When
        var refused = assertThatExceptionOfType(GtidFormatException.class)
                .isThrownBy(() -> MysqlGtidSet.parse(text))
                .actual();

        // Then
        assertThat(refused.text()).isEqualTo(text);
        assertThat(refused.offset()).isEqualTo(offset);
        assertThat(refused).hasMessageContaining(expected).hasMessageContaining("offset " + offset);
    }

    @Test
    void aTagIsAnOriginOfItsOwn() {
        // Given
        var untagged = MysqlGtidSet.parse(A + ":1-10");
        var tagged = MysqlGtidSet.parse(A + ":app:1-3");

        // When
        var both = untagged.union(tagged);

        // Then
        assertThat(untagged.contains(tagged)).isFalse();
        assertThat(both.text()).isEqualTo(A + ":1-10:app:1-3");
        assertThat(both.minus(untagged)).isEqualTo(tagged);
        assertThat(both.servers()).hasSize(1);
    }

    @Test
    void errantIsWhatTheSourceLacksButForItsOwnNewTransactions() {
        // Given
        var source = MysqlGtidSet.parse(A + ":1-100");
        var replica = MysqlGtidSet.parse(A + ":1-105," + B + ":1-2:app:7");

        // When
        var errant = replica.minus(source).withoutServer(UUID.fromString(A));

        // Then
        assertThat(errant.text()).isEqualTo(B + ":1-2:app:7");
        assertThat(errant.gtids()).map(MysqlGtid::text).containsExactly(B + ":1", B + ":2", B + ":app:7");
        assertThat(replica.fromServer(UUID.fromString(B))).isEqualTo(errant);
    }

    @Test
    void gapsAreSeen() {
        // Given
        var gap = MysqlGtidSet.parse(A + ":1-5:7-9");
        var full = MysqlGtidSet.parse(A + ":1-9");

        // When
        var relation = gap.relationTo(full);

        // Then
        assertThat(relation).isEqualTo(Relation.BEHIND);
        assertThat(relation.reversed()).isEqualTo(full.relationTo(gap));
        assertThat(full.minus(gap).text()).isEqualTo(A + ":6");
        assertThat(full.countBeyond(gap)).isEqualTo(1);
    }

    @Test
    void aCountBeyondALongStaysAtItsEnd() {
        // Given
        var everything = MysqlGtidSet.parse(A + ":1-9223372036854775806," + B + ":1-9223372036854775806");

        // When
        var count = everything.count();

        // Then
        assertThat(count).isEqualTo(Long.MAX_VALUE);
        assertThat(everything.minus(everything)).isEqualTo(MysqlGtidSet.EMPTY);
        assertThat(everything.gtids().limit(2)).map(MysqlGtid::sequence).containsExactly(1L, 2L);
    }

    @Test
    void setsOfDifferentFlavoursAreNeverCompared() {
        // Given
        var mysql = MysqlGtidSet.parse(A + ":1");
        var mariaDb = MariaDbGtidSet.parse("0-1-100");

        // When
        var comparable = mysql.sameFlavourAs(mariaDb);

        // Then
        assertThat(comparable).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mysql.union(mariaDb))
                .withMessageContaining("0-1-100");
        assertThatIllegalArgumentException().isThrownBy(() -> mysql.relationTo(mariaDb));
        assertThatIllegalArgumentException().isThrownBy(() -> mysql.countBeyond(mariaDb));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mariaDb.minus(mysql))
                .withMessageContaining(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tag", "9a", "a-b", "abcdefghijklmnopqrstuvwxyz0123456"})
    void aTagThatTheServerRefusesCannotBeMade(String tag) {
        // Given
        var server = UUID.fromString(A);

        // When // Then
        assertThatIllegalArgumentException().isThrownBy(() -> new MysqlGtid(server, tag, 1));
    }
}
