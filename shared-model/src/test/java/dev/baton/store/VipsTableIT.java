package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.topology.ClusterId;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose a virtual address is. */
@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class VipsTableIT {

    private static final String IP = "10.0.0.9";

    private final Store store;
    private final VipsTable vips;

    VipsTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.vips = store.vips();
        store.clusters().ensure(CLUSTER);
    }

    @Test
    void anAddressIsKeptAsItWasSaidAndSaidAnew() {
        // When
        vips.put(CLUSTER, vip(new VipRole.Writer()), "dana");
        vips.put(CLUSTER, vip(new VipRole.Reader()), "dana");

        // Then
        assertThat(vips.all()).singleElement().satisfies(found -> {
            assertThat(found.cluster()).isEqualTo(CLUSTER);
            assertThat(found.vip()).isEqualTo(vip(new VipRole.Reader()));
        });
        assertThat(vips.wasRaised(IP)).isFalse();
    }

    @Test
    void anAddressOfAnotherClusterIsNotTaken() {
        // Given
        ClusterId other = new ClusterId("other:3306");
        store.clusters().ensure(other);
        vips.put(CLUSTER, vip(new VipRole.Writer()), "dana");

        // When / Then
        assertThat(vips.put(other, vip(new VipRole.Writer()), "mallory")).isFalse();
        assertThat(vips.find(IP).orElseThrow().cluster()).isEqualTo(CLUSTER);
    }

    @Test
    void aPartIsHandedOverAndNothingElseIsChanged() {
        // Given
        vips.put(CLUSTER, vip(new VipRole.PartOf("db2")), "dana");

        // When
        boolean handedOver = vips.handOver(IP, new VipRole.PartOf("db1"));

        // Then
        assertThat(handedOver).isTrue();
        assertThat(vips.find(IP).orElseThrow().vip()).isEqualTo(vip(new VipRole.PartOf("db1")));
    }

    @Test
    void whatIsNotKnownIsNeitherHandedOverNorForgotten() {
        assertThat(vips.handOver(IP, new VipRole.PartOf("db1"))).isFalse();
        assertThat(vips.remove(IP)).isFalse();
        assertThat(vips.find(IP)).isEmpty();
    }

    private static Vip vip(VipRole role) {
        return new Vip(
                VipAddress.parse(IP + "/24"),
                role,
                new VipPlace("eth0", Map.of("db2", "bond0"), new SshLogin("ops", 2222, "")),
                VipPolicy.DEFAULT);
    }
}
