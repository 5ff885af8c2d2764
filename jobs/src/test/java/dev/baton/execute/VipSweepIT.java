package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.lab.hosts.HostLab;
import dev.baton.plan.Step;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Signature;
import dev.baton.topology.ClusterId;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Vip;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipPolicy.Repair;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sweep sees of addresses that somebody moved by hand, and what it does about them. */
class VipSweepIT {

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private static VipStage hosts;
    private TestWorker worker;
    private ClusterId cluster;

    @BeforeAll
    static void boot() {
        HostLab.assumePossible();
        hosts = new VipStage();
        try (TestWorker first = new TestWorker(stage.url(), "first", UnaryOperator.identity(), hosts.settings())) {
            stage.prepare(first, hosts.lab().replication());
            hosts.pin(first);
        }
    }

    @AfterAll
    static void shutDown() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void hire() {
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity(), hosts.settings());
        cluster = worker.store()
                .servers()
                .find(RecoveryStage.id(hosts.lab().server("db1")))
                .orElseThrow()
                .cluster();
        worker.observing()
                .discovery()
                .crawl(List.of(RecoveryStage.id(hosts.lab().server("db1"))));
    }

    @AfterEach
    void dismiss() {
        hosts.lab().databases().stream()
                .filter(host -> host.has(hosts.ip()))
                .forEach(host -> host.run("ip", "address", "del", hosts.ip() + "/24", "dev", "eth0"));
        worker.store().vips().remove(hosts.ip());
        worker.close();
    }

    @Test
    void anAddressOnTwoHostsIsFoundAndTakenOffTheWrongOne() {
        // Given
        take(VipPolicy.DEFAULT);
        raiseOn("db1");
        byHand("db2", "add");

        // When
        worker.looks().look();
        List<FindingCode> found = found();
        repair();

        // Then
        assertThat(found).contains(FindingCode.VIP_ON_SEVERAL_HOSTS, FindingCode.VIP_ON_WRONG_HOST);
        assertThat(hosts.holder()).isEqualTo("db1");
        assertThat(found()).isEmpty();
    }

    @Test
    void anAddressThatIsGoneIsRaisedAgain() {
        // Given
        take(VipPolicy.DEFAULT);
        raiseOn("db1");
        byHand("db1", "del");

        // When
        worker.looks().look();
        List<FindingCode> found = found();
        repair();

        // Then
        assertThat(found).containsExactly(FindingCode.VIP_MISSING);
        assertThat(hosts.holder()).isEqualTo("db1");
    }

    @Test
    void anAddressThatWasNeverRaisedIsLeftToPeople() {
        // Given
        take(VipPolicy.DEFAULT);

        // When
        worker.looks().look();
        repair();

        // Then
        assertThat(hosts.holder()).isEqualTo("[]");
    }

    @Test
    void whatShallOnlyBeReportedIsNotRepaired() {
        // Given
        take(new VipPolicy(WhenUnreachable.PROCEED_IF_UNANSWERED, new Lifetime.Lasting(), Repair.REPORT));
        raiseOn("db2");

        // When
        worker.looks().look();
        repair();

        // Then
        assertThat(found()).containsExactly(FindingCode.VIP_ON_WRONG_HOST);
        assertThat(hosts.holder()).isEqualTo("db2");
    }

    @Test
    void aLeaseIsRenewedWhereItBelongsAndFrozenForEver() {
        // Given
        take(new VipPolicy(WhenUnreachable.WAIT_LEASE, new Lifetime.Leased(Duration.ofSeconds(60)), Repair.REPORT));
        raiseOn("db1");
        hosts.lab()
                .host("db1")
                .run(
                        "ip",
                        "address",
                        "change",
                        hosts.ip() + "/24",
                        "dev",
                        "eth0",
                        "valid_lft",
                        "20",
                        "preferred_lft",
                        "20");

        // When
        worker.looks().look();
        worker.repairs().respond();
        String renewed = onDb1();
        worker.store().settings().setLeases(RecoverySwitch.State.DISABLED, new Signature("test", "works"));
        worker.repairs().respond();
        String frozen = onDb1();
        worker.store().settings().setLeases(RecoverySwitch.State.ENABLED, new Signature("test", "done"));
        worker.repairs().respond();
        String thawed = onDb1();

        // Then
        assertThat(renewed).containsPattern("valid_lft (5[0-9]|60)sec");
        assertThat(frozen).contains("valid_lft forever");
        assertThat(thawed).containsPattern("valid_lft (5[0-9]|60)sec");
    }

    private String onDb1() {
        return hosts.lab().host("db1").run("ip", "-o", "address", "show", "to", hosts.ip());
    }

    private void take(VipPolicy policy) {
        worker.store().vips().put(cluster, hosts.writer(policy), "test");
    }

    private void raiseOn(String host) {
        Vip vip = worker.store().vips().find(hosts.ip()).orElseThrow().vip();
        var server = RecoveryStage.id(hosts.lab().server(host));
        assertThat(worker.hosts()
                        .perform(new Step.RaiseAddress(server, vip.on(server.host())))
                        .succeeded())
                .isTrue();
    }

    private static void byHand(String host, String verb) {
        hosts.lab().host(host).run("ip", "address", verb, hosts.ip() + "/24", "dev", "eth0");
    }

    private List<FindingCode> found() {
        worker.looks().look();
        return Analyzer.analyze(worker.store().snapshots().snapshot(cluster).orElseThrow(), AnalysisPolicy.DEFAULT)
                .stream()
                .map(Finding::code)
                .filter(code -> code.name().startsWith("VIP"))
                .distinct()
                .toList();
    }

    /** What begins is run to its end. */
    private void repair() {
        worker.repairs().respond();
        worker.store()
                .recoveries()
                .waiting()
                .forEach(recovery -> worker.runner().run(recovery));
    }
}
