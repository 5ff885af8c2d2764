package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static dev.baton.topology.Vote.Verdict.REACHABLE;
import static dev.baton.topology.Vote.Verdict.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class VotesTableIT {

    private final Store store;
    private final VotesTable votes;

    VotesTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.votes = store.votes();
        store.nodes().enter("n1", "0.1");
        store.nodes().enter("n2", "0.1");
    }

    @Test
    void voteKeepsItsBeginningWhileItsVerdictStays() {
        // Given
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "refused")));
        Instant since = only(P1).since();
        // When
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "timed out")));
        // Then
        assertThat(only(P1)).isEqualTo(new Vote("n1", P1, UNREACHABLE, since, "timed out"));
    }

    @Test
    void otherVerdictBeginsAnew() {
        // Given
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "refused")));
        Instant since = only(P1).since();
        // When
        votes.cast("n1", List.of(new Ballot(P1, REACHABLE, "")));
        // Then
        assertThat(only(P1).verdict()).isEqualTo(REACHABLE);
        assertThat(only(P1).since()).isAfter(since);
    }

    @Test
    void votesAreToldByServerAndNode() {
        // Given
        votes.cast("n2", List.of(new Ballot(R1, REACHABLE, ""), new Ballot(P1, UNREACHABLE, "")));
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "")));
        // When
        List<Vote> told = votes.ofServers(List.of(R1, P1), MINUTE);
        // Then
        assertThat(told)
                .extracting(Vote::server, Vote::node)
                .containsExactly(tuple(P1, "n1"), tuple(P1, "n2"), tuple(R1, "n2"));
    }

    @Test
    void votesOfAClusterAreThoseOnItsServers() {
        // Given
        Failure why = new Failure(Failure.Kind.REFUSED, "");
        Instant at = Instant.EPOCH;
        store.servers().saveAll(List.of(new Sighting(P1, CLUSTER, new Observation.NeverSeen(why, at, at))));
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, ""), new Ballot(R1, UNREACHABLE, "")));
        // Then
        assertThat(votes.ofCluster(CLUSTER, MINUTE)).extracting(Vote::server).containsExactly(P1);
    }

    @Test
    void voteOfAWorkerThatLeftDoesNotCount() {
        // Given
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "")));
        // When
        store.nodes().leave("n1");
        // Then
        assertThat(votes.ofServers(List.of(P1), MINUTE)).isEmpty();
        assertThat(store.nodes().live(MINUTE)).extracting(Node::name).containsExactly("n2");
    }

    @Test
    void voteThatWasNotCastAgainDoesNotCountThoughItsWorkerLives() {
        // Given
        Duration within = Duration.ofMillis(300);
        votes.cast("n1", List.of(new Ballot(P1, UNREACHABLE, "")));
        // Then
        await().until(() -> {
            store.nodes().beat("n1", "0.1");
            return votes.ofServers(List.of(P1), within).isEmpty();
        });
        assertThat(store.nodes().live(within)).extracting(Node::name).contains("n1");
        assertThat(votes.purge(within)).isEqualTo(1);
    }

    @Test
    void workerThatBeatsKeepsItsBeginningAndOneThatEntersAgainDoesNot() {
        // Given
        Node entered = store.nodes().all().getFirst();
        // When
        store.nodes().beat("n1", "0.2");
        Node beaten = store.nodes().all().getFirst();
        store.nodes().enter("n1", "0.2");
        // Then
        assertThat(beaten.startedAt()).isEqualTo(entered.startedAt());
        assertThat(beaten.seenAt()).isAfter(entered.seenAt());
        assertThat(beaten.version()).isEqualTo("0.2");
        assertThat(store.nodes().all().getFirst().startedAt()).isAfter(entered.startedAt());
    }

    private Vote only(InstanceId server) {
        return votes.ofServers(List.of(server), MINUTE).getFirst();
    }
}
