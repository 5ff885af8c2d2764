package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmallTypesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");

    // ---- Votes

    @Test
    void majorityIsMoreThanHalfOfTheLiveWorkers() {
        assertThat(votes(1, "a").majorityAgainst(P1)).isTrue();
        assertThat(votes(2, "a").majorityAgainst(P1)).isFalse();
        assertThat(votes(3, "a", "b").majorityAgainst(P1)).isTrue();
        assertThat(votes(4, "a", "b").majorityAgainst(P1)).isFalse();
        assertThat(Votes.NONE.majorityAgainst(P1)).isFalse();
    }

    @Test
    void workerThatVotesTwiceCountsOnce() {
        assertThat(votes(3, "a", "a").against(P1)).isEqualTo(1);
    }

    @Test
    void votesOnAnotherServerDoNotCount() {
        assertThat(votes(1, "a").against(R1)).isZero();
        assertThat(votes(1, "a").majorityAgainst(R1)).isFalse();
    }

    @Test
    void workersThatReachAServerAreNoVotesAgainstIt() {
        // Given
        Votes votes = new Votes(List.of(new Vote("a", P1, Vote.Verdict.REACHABLE, NOW, "")), 1);

        // Then
        assertThat(votes.against(P1)).isZero();
        assertThat(votes.majorityReaches(P1)).isTrue();
        assertThat(votes.majorityReaches(R1)).isFalse();
        assertThat(Votes.NONE.majorityReaches(P1)).isFalse();
    }

    // ---- Failure, ReplicationError

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void onlyAnAnswerProvesLife(Failure.Kind kind) {
        boolean isAnswer = switch (kind) {
            case ACCESS_DENIED, TOO_MANY_CONNECTIONS, SERVER_ERROR -> true;
            case REFUSED, TIMED_OUT, BROKEN, NO_ROUTE, UNKNOWN_HOST -> false;
        };
        assertThat(kind.provesAlive()).isEqualTo(isAnswer);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1040,true", "1045,true", "1062,false", "1236,false", "2003,true", "2026,true", "13114,false"
    })
    void connectionErrorsAreToldByNumber(int number, boolean expected) {
        assertThat(new ReplicationError(number, "text").isOfConnection()).isEqualTo(expected);
    }

    // ---- ServerVersion

    @ParameterizedTest
    @CsvSource({
        "8.4.6                          , MySQL Community Server - GPL, MYSQL  , 8.4.6",
        "8.0.36-28                      , Percona Server (GPL)        , PERCONA, 8.0.36",
        "11.4.5-MariaDB-log             , mariadb.org binary          , MARIADB, 11.4.5",
        "5.5.5-10.11.18-MariaDB-deb12u1 , ''                          , MARIADB, 10.11.18",
        "5.6.24-log                     , Source distribution         , MYSQL  , 5.6.24"
    })
    void versionIsReadFromWhatServersPrint(String version, String comment, Vendor vendor, String numbers) {
        ServerVersion parsed = ServerVersion.parse(version, comment);
        assertThat(parsed.vendor()).isEqualTo(vendor);
        assertThat(parsed).hasToString(numbers);
    }

    @Test
    void versionsCompareAsNumbers() {
        ServerVersion version = ServerVersion.parse("8.0.36", "");
        assertThat(version.atLeast(8, 0, 36)).isTrue();
        assertThat(version.atLeast(8, 0, 4)).isTrue();
        assertThat(version.atLeast(8, 0, 100)).isFalse();
        assertThat(version.atLeast(8, 4, 0)).isFalse();
        assertThat(version).isGreaterThan(ServerVersion.parse("5.7.44", ""));
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertThatThrownBy(() -> ServerVersion.parse("eight", "")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- Lag, DurationText, Downtime, ClusterId

    @Test
    void unknownLagExceedsNothing() {
        Duration limit = Duration.ofSeconds(10);
        assertThat(new Lag.Unknown().exceeds(limit)).isFalse();
        assertThat(new Lag.Known(limit).exceeds(limit)).isFalse();
        assertThat(new Lag.Known(limit.plusSeconds(1)).exceeds(limit)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,0s",
        "PT0.9S,0s",
        "PT59S,59s",
        "PT1M,1m",
        "PT125S,2m5s",
        "PT1H,1h",
        "PT3H10M59S,3h10m",
        "P2DT4H30M,2d4h"
    })
    void durationsAreToldInTheirTwoLargestUnits(Duration duration, String expected) {
        assertThat(DurationText.of(duration)).isEqualTo(expected);
    }

    @Test
    void downtimeHoldsUntilItsEnd() {
        Downtime downtime = new Downtime("ops", Downtime.LOST_IN_RECOVERY + ": it died", NOW);
        assertThat(downtime.isActiveAt(NOW.minusMillis(1))).isTrue();
        assertThat(downtime.isActiveAt(NOW)).isFalse();
        assertThat(downtime.isLostInRecovery()).isTrue();
        assertThat(Downtime.NONE.isActiveAt(NOW)).isFalse();
        assertThat(Downtime.NONE.isLostInRecovery()).isFalse();
    }

    @Test
    void clusterHasAName() {
        assertThat(ClusterId.firstSeenUnder(P1)).hasToString("p1:3306");
        assertThatThrownBy(() -> new ClusterId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusterId("x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Votes votes(int workers, String... against) {
        return new Votes(
                Arrays.stream(against)
                        .map(node -> new Vote(node, P1, Vote.Verdict.UNREACHABLE, NOW, ""))
                        .toList(),
                workers);
    }
}
