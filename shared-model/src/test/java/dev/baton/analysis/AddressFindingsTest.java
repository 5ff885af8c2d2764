package dev.baton.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.scenario.Scenario;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Obstacle;
import dev.baton.vip.Sighting;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressFindingsTest {

    private static final String CLUSTER = """
            p1 primary 8.4.6
            r1 <- p1
            vip 10.0.0.9/24 eth0 writer
            """;

    @Test
    void anAddressWhereTheWritesGoIsFine() {
        assertThat(found(seen("p1", Sighting.State.HELD), seen("r1", Sighting.State.ABSENT)))
                .isEmpty();
    }

    @Test
    void anAddressThatNobodyHasIsMissing() {
        assertThat(found(seen("p1", Sighting.State.ABSENT), seen("r1", Sighting.State.ABSENT)))
                .containsExactly("VIP_MISSING p1:3306 should have the virtual address 10.0.0.9/24, and no host has it");
    }

    @Test
    void whatIsNotKnownIsNotMissing() {
        assertThat(found(seen("p1", Sighting.State.UNKNOWN))).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasSeenLongAgoIsNotKnown() {
        Sighting old =
                new Sighting("p1", Sighting.State.ABSENT, "", world().takenAt().minus(Duration.ofHours(1)));

        assertThat(found(old)).isEmpty();
    }

    @Test
    void anAddressOfTheWriterOnAReplicaIsOnTheWrongHost() {
        assertThat(found(seen("p1", Sighting.State.ABSENT), seen("r1", Sighting.State.HELD)))
                .containsExactly(
                        "VIP_ON_WRONG_HOST r1:3306 has the virtual address 10.0.0.9/24, which belongs to p1:3306");
    }

    @Test
    void twoHoldersAreToldOfEach() {
        assertThat(found(seen("p1", Sighting.State.HELD), seen("r1", Sighting.State.HELD)))
                .filteredOn(finding -> finding.startsWith("VIP_ON_SEVERAL_HOSTS"))
                .hasSize(2);
    }

    @Test
    void whatStandsInTheWayIsToldOfItsHost() {
        // Given
        VipStatus vip = world().vips().getFirst();
        VipStatus hindered = new VipStatus(
                vip.vip(), List.of(), List.of(new Hindrance("r1", Obstacle.SUDO, "sudo -n -l ip: exit 1")));

        // When
        List<Finding> findings = Analyzer.analyze(world().withVips(List.of(hindered)), AnalysisPolicy.DEFAULT);

        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.VIP_HOST_NOT_READY);
            assertThat(finding.subject()).hasToString("r1:3306");
            assertThat(finding.evidence()).containsEntry("detail", "sudo -n -l ip: exit 1");
        });
    }

    private static List<String> found(Sighting... sightings) {
        VipStatus vip = world().vips().getFirst();
        TopologySnapshot snapshot = world().withVips(List.of(new VipStatus(vip.vip(), List.of(sightings))));
        return Analyzer.analyze(snapshot, AnalysisPolicy.DEFAULT).stream()
                .map(finding -> finding.code() + " " + finding.subject() + " " + finding.sentence())
                .toList();
    }

    private static TopologySnapshot world() {
        return Scenario.parse("vips", CLUSTER).snapshot();
    }

    private static Sighting seen(String host, Sighting.State state) {
        return new Sighting(host, state, "eth0", world().takenAt());
    }
}
