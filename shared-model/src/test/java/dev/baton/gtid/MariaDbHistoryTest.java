package dev.baton.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Positions and binlog states held against real histories: lines of transactions as strict mode makes them. */
class MariaDbHistoryTest {
    private static final int SEEDS = 5_000;

    @Test
    void serversOnOneLineAreRankedAndCountedExactlyInWhicheverFormTheySpeak() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var line = line(random);
            var ahead = 1 + random.nextInt(line.size());
            var behind = 1 + random.nextInt(ahead);
            var left = inAnyForm(line.subList(0, ahead), random);
            var right = inAnyForm(line.subList(0, behind), random);

            // When
            var relation = left.relationTo(right);

            // Then
            assertThat(relation)
                    .as("%s and %s", left, right)
                    .isEqualTo(ahead == behind ? Relation.EQUAL : Relation.AHEAD);
            assertThat(left.countBeyond(right)).isEqualTo(ahead - behind);
            assertThat(left.union(right).position()).isEqualTo(left.position());
            assertThat(right.streamsBeyond(left).gtids())
                    .allMatch(gtid -> left.headIn(0).orElseThrow().sequence() >= gtid.sequence());
        });
    }

    @Test
    void aForkIsSeenBetweenCompleteBinlogStatesAndNeverUnderCounted() {
        Seeds.forEach(SEEDS, random -> {
            // Given two servers that both wrote after a common line, and each wrote before the fork
            var common = new ArrayList<>(line(random));
            append(common, 8);
            append(common, 9);
            var lost = 1 + random.nextInt(5);
            var left = state(extended(common, 8, lost));
            var right = state(extended(common, 9, 1 + random.nextInt(5)));

            // When
            var relation = left.relationTo(right);

            // Then
            assertThat(relation).as("%s and %s", left, right).isEqualTo(Relation.DIVERGED);
            assertThat(left.minus(right)).isEqualTo(left.fromServer(8));
            assertThat(left.countBeyond(right)).isEqualTo(lost);
        });
    }

    @Test
    void aServerThatNeverWroteBeforeTheForkIsFoundByItsStream() {
        Seeds.forEach(SEEDS, random -> {
            // Given
            var common = line(random);
            var replica = state(extended(common, 7, 1 + random.nextInt(5)));
            var source = state(extended(common, 6, random.nextInt(5)));

            // When
            var errant = replica.streamsBeyond(source);

            // Then
            assertThat(errant).as("%s below %s", replica, source).isEqualTo(replica.fromServer(7));
        });
    }

    private static List<MariaDbGtid> line(Random random) {
        var line = new ArrayList<MariaDbGtid>();
        var server = 1;
        var length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            server = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : server;
            append(line, server);
        }
        return line;
    }

    private static List<MariaDbGtid> extended(List<MariaDbGtid> common, int server, int by) {
        var line = new ArrayList<>(common);
        for (int i = 0; i < by; i++) {
            append(line, server);
        }
        return line;
    }

    private static void append(List<MariaDbGtid> line, int server) {
        line.add(new MariaDbGtid(0, server, line.size() + 1));
    }

    /** As a position, as a complete binlog state, or as the state of a server that was restored from a backup. */
    private static MariaDbGtidSet inAnyForm(List<MariaDbGtid> line, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> state(line).position();
            case 1 -> state(line);
            default -> state(line.subList(random.nextInt(line.size()), line.size()));
        };
    }

    private static MariaDbGtidSet state(List<MariaDbGtid> line) {
        return MariaDbGtidSet.of(line);
    }
}
