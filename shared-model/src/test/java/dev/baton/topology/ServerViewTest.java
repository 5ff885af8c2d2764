package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.scenario.GtidLetters;
import dev.baton.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerViewTest {

    @ParameterizedTest
    @CsvSource({
        "''                                 , reachable",
        "DOWN                               , unreachable",
        "TURNED-AWAY                        , alive",
        "TURNED-AWAY why=too-many-connections, alive",
        "NEVER-SEEN why=timed-out           , unreachable",
        "NEVER-SEEN why=access-denied       , alive"
    })
    void onlySilenceIsUnreachable(String state, String expected) {
        // When
        ServerView server = server("r1 <- p1 " + state);

        // Then
        assertThat(server.reachable()).isEqualTo(expected.equals("reachable"));
        assertThat(server.unreachable()).isEqualTo(expected.equals("unreachable"));
        assertThat(server.alive()).isNotEqualTo(server.unreachable());
    }

    @ParameterizedTest
    @CsvSource({
        "gtid=A:1-100                               , false",
        "gtid=A:1-100 received=A:1-101              , true",
        "gtid=A:1-90:95-100 received=A:1-100        , true",
        "gtid=A:1-100 received=A:50-100             , false",
        "gtid=off read=b.000002:7 applied=b.000002:7, false",
        "gtid=off read=b.000002:7 applied=b.000001:9, true",
        "11.4.5-MariaDB gtid=0-1-9 received=0-1-9   , false",
        "11.4.5-MariaDB gtid=0-1-9 received=0-1-10  , true"
    })
    void whatWasReceivedAndNotAppliedIsUnapplied(String transactions, boolean expected) {
        assertThat(server("r1 <- p1 " + transactions).hasUnapplied()).isEqualTo(expected);
    }

    @Test
    void ofAServerThatWasNeverSeenEverythingMayBeUnapplied() {
        assertThat(server("r1 <- p1 NEVER-SEEN").hasUnapplied()).isTrue();
    }

    @Test
    void receivedAreThoseHeldAndThoseInTheRelayLog() {
        assertThat(server("r1 <- p1 8.4.6 gtid=A:1-90,C:1 received=A:80-101")
                        .received()
                        .map(ServerViewTest::letters))
                .contains("A:1-101,C:1");
    }

    @Test
    void serverReplicatesIfBothThreadsOfAllItsChannelsRun() {
        assertThat(server("r1 <- p1").replicating()).isTrue();
        assertThat(server("r1 <- p1 sql=stopped").replicating()).isFalse();
        assertThat(server("r1 <- p1 io=connecting").replicating()).isFalse();
        assertThat(server("r1 <- p1 channel=one\n   <- p2 channel=two io=stopped")
                        .replicating())
                .isFalse();
        assertThat(server("r1 primary").replicating()).isFalse();
    }

    @Test
    void downtimeEndsByItself() {
        // Given
        ServerView server = server("r1 <- p1 downtime=backup");
        TopologySnapshot later =
                server.snapshot().with(List.of(), server.server().downtime().until());

        // Then
        assertThat(server.downtimed()).isTrue();
        assertThat(later.get(server.id()).downtimed()).isFalse();
    }

    private static ServerView server(String line) {
        return Scenario.parse("test", line).snapshot().get(InstanceId.parse("r1"));
    }

    private static String letters(GtidSet gtids) {
        return GtidLetters.contract(gtids.text());
    }
}
