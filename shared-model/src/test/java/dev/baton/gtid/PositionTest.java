package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Position GTID = new Position.ByGtid(MariaDbGtidSet.parse("0-1-100"));
    private static final Position BINLOG = new Position.ByBinlog(BinlogPosition.parse("b.000001:4"));

    @Test
    void positionsOfOneKindAreCompared() {
        // Given
        var laterGtid = new Position.ByGtid(MariaDbGtidSet.parse("0-2-105"));
        var laterBinlog = new Position.ByBinlog(BinlogPosition.parse("b.000002:4"));

        // When
        var byGtid = laterGtid.relationTo(GTID);
        var byBinlog = BINLOG.relationTo(laterBinlog);

        // Then
        assertThat(byGtid).isEqualTo(Relation.AHEAD);
        assertThat(byBinlog).isEqualTo(Relation.BEHIND);
        assertThat(GTID.comparableWith(laterGtid)).isTrue();
        assertThat(BINLOG.comparableWith(laterBinlog)).isTrue();
    }

    @Test
    void positionsOfDifferentKindsAreNotComparable() {
        // Given
        var mysql = new Position.ByGtid(MysqlGtidSet.EMPTY);

        // When
        var comparable = GTID.comparableWith(BINLOG);

        // Then
        assertThat(comparable).isFalse();
        assertThat(BINLOG.comparableWith(GTID)).isFalse();
        assertThat(GTID.comparableWith(mysql)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GTID.relationTo(BINLOG))
                .withMessageContaining("0-1-100")
                .withMessageContaining("b.000001:4");
        assertThatIllegalArgumentException().isThrownBy(() -> GTID.relationTo(mysql));
    }

    @Test
    void textIsThatOfThePosition() {
        // When
        var text = GTID.text() + " " + BINLOG;

        // Then
        assertThat(text).isEqualTo("0-1-100 b.000001:4");
    }
}
