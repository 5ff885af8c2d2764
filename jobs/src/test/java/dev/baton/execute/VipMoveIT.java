package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.MysqlServer;
import dev.baton.lab.hosts.HostLab;
import dev.baton.plan.Request;
import dev.baton.plan.Step;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPolicy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A virtual address follows the primary between hosts, and a client that knows nothing but the address goes on. */
class VipMoveIT {

    private static final Logger LOG = Logger.getLogger(VipMoveIT.class);
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private VipStage hosts;
    private TestWorker worker;
    private ClusterId cluster;

    @BeforeAll
    static void needHosts() {
        HostLab.assumePossible();
    }

    @BeforeEach
    void boot() {
        hosts = new VipStage();
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity(), hosts.settings());
        cluster = stage.prepare(worker, hosts.lab().replication());
        hosts.pin(worker);
    }

    @AfterEach
    void shutDown() {
        worker.close();
        hosts.close();
    }

    @Test
    void itFollowsAPrimaryThatWasKilled() {
        // Given
        mount(VipPolicy.DEFAULT);
        hosts.lab().server("db1").kill();
        stage.lose(worker, hosts.lab().server("db1"));

        // When
        Recovery ended = run(new Request.ReplaceDeadPrimary(id("db1")));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(hosts.holder()).as(story(ended)).isEqualTo(writable());
    }

    @Test
    void itFollowsIfTheOldHostCannotBeToldAndNobodyAnswersForIt() {
        // Given
        mount(VipPolicy.DEFAULT);
        hosts.lab().server("db1").kill();
        hosts.lab().host("db1").run("ip", "address", "del", hosts.ip() + "/24", "dev", "eth0");
        hosts.lab().host("db1").sshd().freeze();
        stage.lose(worker, hosts.lab().server("db1"));

        // When
        Recovery ended = run(new Request.ReplaceDeadPrimary(id("db1")));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(hosts.holder()).as(story(ended)).isEqualTo(writable());
    }

    @Test
    void itFollowsATakeoverWhileAClientWrites() {
        // Given
        mount(VipPolicy.DEFAULT);
        try (VipClient client = new VipClient(hosts.lab().host("app1"), hosts.ip())) {
            await().atMost(SOON).until(() -> client.rows() > 20);

            // When
            Recovery ended = run(new Request.Takeover(id("db1"), new Request.Target.Named(id("db2"))));

            // Then
            long before = client.rows();
            await().atMost(SOON).until(() -> client.rows() > before + 20);
            assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(hosts.holder()).as(story(ended)).isEqualTo("db2");
            LOG.infof("gap=%s %s", client.longestGap(), story(ended));
            assertThat(client.longestGap()).as(story(ended)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void anIpv6AddressFollowsATakeoverWhileAClientWrites() {
        // Given
        VipStage.assumeIpv6CanBeAnnounced();
        String ip = hosts.lab().vip6(1);
        mount(hosts.writer(new VipAddress(ip, 64), VipPolicy.DEFAULT), ip);
        try (VipClient client = new VipClient(hosts.lab().host("app1"), "[" + ip + "]")) {
            await().atMost(SOON).until(() -> client.rows() > 20);

            // When
            Recovery ended = run(new Request.Takeover(id("db1"), new Request.Target.Named(id("db2"))));

            // Then
            long before = client.rows();
            await().atMost(SOON).until(() -> client.rows() > before + 20);
            assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(hosts.lab().host("db2").has(ip)).isTrue();
            assertThat(hosts.lab().host("db1").has(ip)).isFalse();
            LOG.infof("gap of IPv6=%s", client.longestGap());
        }
    }

    @Test
    void nothingIsMovedInATakeoverIfTheOldHostCannotBeTold() {
        // Given
        mount(VipPolicy.DEFAULT);
        hosts.lab().host("db1").sshd().kill();

        // When
        Recovery ended = run(new Request.Takeover(id("db1"), new Request.Target.Named(id("db2"))));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.REFUSED);
        assertThat(hosts.holder()).as(story(ended)).isEqualTo("db1");
        assertThat(writable()).isEqualTo("db1");
    }

    @Test
    void itStaysDownIfAHostThatCannotBeToldStillAnswersForIt() {
        // Given
        mount(VipPolicy.DEFAULT);
        hosts.lab().server("db1").kill();
        hosts.lab().host("db1").sshd().kill();
        stage.lose(worker, hosts.lab().server("db1"));

        // When
        Recovery ended = run(new Request.ReplaceDeadPrimary(id("db1")));

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED_WITH_ERRORS);
        assertThat(hosts.holder()).as(story(ended)).isEqualTo("db1");
    }

    private void mount(VipPolicy policy) {
        mount(hosts.writer(policy), hosts.ip());
    }

    private void mount(Vip vip, String ip) {
        worker.store().vips().put(cluster, vip, "test");
        InstanceId primary = id("db1");
        assertThat(worker.hosts()
                        .perform(new Step.RaiseAddress(primary, vip.on(primary.host())))
                        .succeeded())
                .isTrue();
        assertThat(hosts.lab().host("db1").has(ip)).isTrue();
    }

    private InstanceId id(String host) {
        return RecoveryStage.id(hosts.lab().server(host));
    }

    private String writable() {
        return hosts.lab().databases().stream()
                .filter(host -> host.isUp() && hosts.lab().server(host.name()).isAlive())
                .filter(host -> takesWrites(hosts.lab().server(host.name())))
                .map(host -> host.name())
                .toList()
                .getFirst();
    }

    private static boolean takesWrites(MysqlServer server) {
        return server.queryOne("SELECT @@global.read_only").equals("0");
    }

    private Recovery run(Request request) {
        Recovery recovery = stage.register(worker.store(), cluster, request, id("db1"));
        return worker.runner().run(recovery).orElseThrow();
    }

    private String story(Recovery ended) {
        return ended.outcome() + "\n"
                + String.join(
                        "\n",
                        worker.store().journal().lines(ended.id()).stream()
                                .map(line ->
                                        line.phase() + " " + line.state() + " " + line.text() + ": " + line.detail())
                                .toList());
    }
}
