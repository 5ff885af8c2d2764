package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.PromotionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class ServersTableIT {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final ClusterId OTHER = new ClusterId("x1:3306");
    private static final Failure REFUSED = new Failure(Failure.Kind.REFUSED, "");

    private final Flavour flavour;
    private final Store store;
    private final ServersTable servers;

    ServersTableIT(Flavour flavour) {
        this.flavour = flavour;
        this.store = TestStore.empty(flavour);
        this.servers = store.servers();
    }

    @Test
    void everyObservationComesBackAsItWas() {
        // Given
        List<Observation> observations = Samples.of(Observation.class);
        List<Sighting> sightings = IntStream.range(0, observations.size())
                .mapToObj(i -> new Sighting(new InstanceId("s" + i, 1), CLUSTER, observations.get(i)))
                .toList();
        // When
        servers.saveAll(sightings);
        // Then
        assertThat(servers.all())
                .extracting(server -> new Sighting(server.id(), server.cluster(), server.observation()))
                .containsExactlyInAnyOrderElementsOf(sightings);
    }

    @Test
    void newerObservationReplacesAnOlderOneAndNotTheOtherWayRound() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        // When
        servers.saveAll(List.of(seen(P1, T0.plusSeconds(2))));
        servers.saveAll(List.of(missed(P1, T0.plusSeconds(1))));
        // Then
        KnownServer known = servers.find(P1).orElseThrow();
        assertThat(known.state()).isEqualTo(ServerState.REACHABLE);
        assertThat(known.observation().at()).isEqualTo(T0.plusSeconds(2));
    }

    @Test
    void knownServerStaysInItsClusterUntilItIsMoved() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        servers.saveAll(
                List.of(new Sighting(P1, OTHER, seen(P1, T0.plusSeconds(1)).observation())));
        assertThat(servers.ofCluster(CLUSTER)).hasSize(1);
        // When
        boolean moved = servers.moveToCluster(P1, OTHER);
        // Then
        assertThat(moved).isTrue();
        assertThat(servers.ofCluster(CLUSTER)).isEmpty();
        assertThat(servers.ofCluster(OTHER)).extracting(KnownServer::id).containsExactly(P1);
        assertThat(servers.moveToCluster(R1, OTHER)).isFalse();
    }

    @Test
    void thousandServersAreSavedAndReadInFewStatements() {
        // Given
        List<Sighting> many = IntStream.range(0, 1000)
                .mapToObj(i -> seen(new InstanceId("s" + i, 3306), T0))
                .toList();
        // When
        servers.saveAll(many);
        servers.saveAll(many);
        // Then
        assertThat(servers.all()).hasSize(1000);
        assertThat(servers.addresses()).hasSize(1000).containsEntry(new InstanceId("s999", 3306), CLUSTER);
    }

    @Test
    void plainPollChangesNoNumberAndAChangedStateDoes() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        long before = store.changes().number();
        // When
        servers.saveAll(List.of(seen(P1, T0.plusSeconds(1))));
        long afterPoll = store.changes().number();
        servers.saveAll(List.of(missed(P1, T0.plusSeconds(2))));
        // Then
        assertThat(afterPoll).isEqualTo(before);
        assertThat(store.changes().number()).isGreaterThan(before);
        assertThat(store.changes().numberOf(CLUSTER)).isEqualTo(store.changes().number());
    }

    @Test
    void whatPeopleSayOfAServerMovesTheNumberOfItsCluster() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        long before = store.changes().numberOf(CLUSTER);
        // When
        store.promotionRules().say(P1, PromotionRule.PREFER, TestStore.MINUTE);
        store.promotionRules().clear(P1);
        store.downtimes().begin(P1, "ops", "disk", TestStore.MINUTE);
        store.downtimes().end(P1);
        store.downtimes().end(P1);
        store.downtimes().begin(R1, "ops", "not known", TestStore.MINUTE);
        // Then
        assertThat(store.changes().numberOf(CLUSTER)).isEqualTo(before + 4);
        assertThat(store.changes().number()).isEqualTo(before + 4);
    }

    @Test
    void forgottenServerIsGoneWithWhatWasSaidOfIt() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        store.addresses().remember(InstanceId.parse("10.0.0.1:3306"), P1);
        store.promotionRules().say(P1, PromotionRule.MUST_NOT, TestStore.MINUTE);
        store.downtimes().begin(P1, "ops", "disk", TestStore.MINUTE);
        // When
        boolean known = servers.forget(P1);
        // Then
        assertThat(known).isTrue();
        assertThat(servers.find(P1)).isEmpty();
        assertThat(servers.forget(P1)).isFalse();
        assertThat(store.addresses().canonical(InstanceId.parse("10.0.0.1:3306")))
                .isEqualTo(InstanceId.parse("10.0.0.1"));
        assertThat(store.promotionRules().current()).isEmpty();
        assertThat(store.downtimes().current()).isEmpty();
    }

    @Test
    void serverThatDidNotAnswerForLongIsUnseen() {
        // Given
        servers.saveAll(List.of(seen(P1, T0), seen(R1, store.db().now())));
        servers.saveAll(List.of(missed(P1, T0.plusSeconds(1))));
        // Then
        assertThat(servers.unseenSince(Duration.ofHours(1))).containsExactly(P1);
    }

    @Test
    void observationOfAnotherVersionIsNoFactAndNoSignOfDeath() {
        // Given
        servers.saveAll(List.of(seen(P1, T0)));
        TestStore.server(flavour).execute("UPDATE baton.server SET observation = '{\"type\":\"Dreamt\"}'");
        // When
        Observation observation = servers.find(P1).orElseThrow().observation();
        // Then
        assertThat(observation)
                .isInstanceOfSatisfying(
                        Observation.NeverSeen.class,
                        never -> assertThat(never.why().kind().provesAlive()).isTrue());
    }

    @Test
    void addressesByWhichAServerIsAskedLeadToIt() {
        // Given
        InstanceId asked = InstanceId.parse("10.0.0.1:3306");
        // When
        store.addresses().remember(asked, P1);
        // Then
        assertThat(store.addresses().canonical(asked)).isEqualTo(P1);
        assertThat(store.addresses().canonical(R1)).isEqualTo(R1);
    }

    private static Sighting seen(InstanceId id, Instant at) {
        return new Sighting(id, CLUSTER, new Observation.Reachable(facts(), at));
    }

    private static Sighting missed(InstanceId id, Instant at) {
        return new Sighting(id, CLUSTER, new Observation.Unreachable(facts(), REFUSED, at, at));
    }

    private static Instance facts() {
        return Samples.of(Instance.class).getFirst();
    }
}
