package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.plan.Step;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.vip.Mount;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPolicy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a neighbour, which asks nobody, believes about where a virtual address is once it has moved. */
class VipAnnouncementIT {

    private static final Duration AT_ONCE = Duration.ofMillis(900);
    private static final Duration ONE_SECOND = Duration.ofMillis(2_500);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(6);
    private static final Pattern HARDWARE = Pattern.compile("link/ether ([0-9a-f:]{17})");

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private static VipStage hosts;
    private static ClusterId cluster;
    private static TestWorker worker;

    /** Both kinds of address. */
    enum Family {
        IPV4("-4"),
        IPV6("-6");

        private final String option;

        Family(String option) {
            this.option = option;
        }

        VipAddress address(int number) {
            return switch (this) {
                case IPV4 -> new VipAddress(hosts.lab().vip(number), 24);
                case IPV6 -> new VipAddress(hosts.lab().vip6(number), 64);
            };
        }
    }

    @BeforeAll
    static void boot() {
        HostLab.assumePossible();
        hosts = new VipStage(HostLabSpec.of(Flavour.DEFAULT, 2, 0));
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity(), hosts.settings());
        cluster = stage.prepare(worker, hosts.lab().replication());
        hosts.pin(worker);
    }

    @AfterAll
    static void shutDown() {
        if (hosts != null) {
            worker.close();
            hosts.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNeighbourIsToldAtOnceAndAgainAfterOneAndAfterFiveSeconds(Family family) {
        // Given
        Vip vip = raisedOn("db1", family, 1);
        Host neighbour = hosts.lab().host("app1");
        neighbour.run("ping", "-n", "-c", "1", "-W", "2", vip.address().ip());
        assertThat(believed(neighbour, family, vip)).contains(hardware("db1"));
        drop("db1", vip);

        // When
        raise("db2", vip);

        // Then
        awaitBelief(neighbour, family, vip, AT_ONCE);
        deceive(neighbour, family, vip);
        awaitBelief(neighbour, family, vip, ONE_SECOND);
        deceive(neighbour, family, vip);
        awaitBelief(neighbour, family, vip, FIVE_SECONDS);
    }

    @Test
    void anIpv6AddressThatAnotherWorkerMovedMeanwhileIsNotAnnouncedFromItsFormerHost() {
        // Given
        Vip vip = raisedOn("db1", Family.IPV6, 2);
        Host neighbour = hosts.lab().host("app1");
        hosts.lab().host("db1").run("ip", "address", "del", vip.address().toString(), "dev", "eth0");
        hosts.lab().host("db2").run("ip", "address", "add", vip.address().toString(), "dev", "eth0", "nodad");

        // When
        neighbour.run("ping", "-n", "-c", "1", "-W", "2", vip.address().ip());

        // Then
        await().during(FIVE_SECONDS)
                .atMost(FIVE_SECONDS.multipliedBy(2))
                .until(() -> !believed(neighbour, Family.IPV6, vip).contains(hardware("db1")));
    }

    private static Vip raisedOn(String host, Family family, int number) {
        if (family == Family.IPV6) {
            VipStage.assumeIpv6CanBeAnnounced();
        }
        Vip vip = hosts.writer(family.address(number), VipPolicy.DEFAULT);
        worker.store().vips().put(cluster, vip, "test");
        raise(host, vip);
        return vip;
    }

    private static void drop(String host, Vip vip) {
        InstanceId server = RecoveryStage.id(hosts.lab().server(host));
        Step.Lane lane = new Step.Lane(server, Step.Lane.Way.HOST);
        assertThat(worker.hosts()
                        .perform(new Step.DropAddress(server, on(host, vip), lane))
                        .succeeded())
                .isTrue();
    }

    private static void raise(String host, Vip vip) {
        assertThat(worker.hosts()
                        .perform(new Step.RaiseAddress(
                                RecoveryStage.id(hosts.lab().server(host)), on(host, vip)))
                        .succeeded())
                .isTrue();
    }

    private static Mount on(String host, Vip vip) {
        return vip.on(hosts.lab().host(host).address());
    }

    /** As if what it was told so far had not reached it. */
    private static void deceive(Host neighbour, Family family, Vip vip) {
        neighbour.run(
                "ip",
                family.option,
                "neigh",
                "replace",
                vip.address().ip(),
                "lladdr",
                hardware("db1"),
                "dev",
                "eth0",
                "nud",
                "reachable");
    }

    private static void awaitBelief(Host neighbour, Family family, Vip vip, Duration atMost) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(atMost)
                .until(() -> believed(neighbour, family, vip), text -> text.contains(hardware("db2")));
    }

    private static String believed(Host neighbour, Family family, Vip vip) {
        return neighbour.run(
                "ip", family.option, "neigh", "show", "to", vip.address().ip());
    }

    private static String hardware(String host) {
        return Stream.of(hosts.lab().host(host).run("ip", "-o", "link", "show", "dev", "eth0"))
                .map(HARDWARE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
