package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sets of a size that only years of failovers make: slow here would mean quadratic. */
class MysqlGtidSetSizeTest {
    private static final int SERVERS = 1_000;
    private static final int INTERVALS = 10;

    @Test
    @Timeout(20)
    void aThousandServersWithTenThousandIntervalsTakeMilliseconds() {
        // Given
        var even = MysqlGtidSet.parse(text(0));
        var odd = MysqlGtidSet.parse(text(10));
        var rounds = 200;

        // When
        var started = System.nanoTime();
        var union = MysqlGtidSet.EMPTY;
        var common = MysqlGtidSet.EMPTY;
        for (int round = 0; round < rounds; round++) {
            union = even.union(odd);
            common = union.minus(odd);
        }
        var each = Duration.ofNanos((System.nanoTime() - started) / rounds / 2);

        // Then
        assertThat(common).isEqualTo(even);
        assertThat(union.count()).isEqualTo(2L * SERVERS * INTERVALS * 5);
        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    @Test
    @Timeout(20)
    void aHundredThousandGapsOfOneServerAreSweptOnce() {
        // Given
        var gaps = IntStream.range(0, 100_000).mapToObj(i -> ":" + (2L * i + 1)).collect(Collectors.joining());
        var set = MysqlGtidSet.parse(new UUID(1, 1) + gaps);
        var full = MysqlGtidSet.parse(new UUID(1, 1) + ":1-200000");

        // When
        var rest = full.minus(set);

        // Then
        assertThat(rest.count()).isEqualTo(100_000);
        assertThat(rest.union(set)).isEqualTo(full);
        assertThat(full.relationTo(set)).isEqualTo(Relation.AHEAD);
    }

    private static String text(int shift) {
        return IntStream.range(0, SERVERS)
                .mapToObj(server -> new UUID(server * 0x9E37_79B9_7F4A_7C15L, server) + intervals(shift))
                .collect(Collectors.joining(",\n"));
    }

    private static String intervals(int shift) {
        return IntStream.range(0, INTERVALS)
                .mapToObj(i -> ":" + (20 * i + shift + 1) + "-" + (20 * i + shift + 5))
                .collect(Collectors.joining());
    }
}
