package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.remote.Preflight.Holder;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.Obstacle;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The preflight finds each thing that a move needs and a host lacks: each is broken in turn. */
class PreflightIT {

    private static RecoveryStage stage;
    private static VipStage hosts;
    private TestWorker worker;

    @BeforeAll
    static void boot() {
        HostLab.assumePossible();
        stage = new RecoveryStage();
        hosts = new VipStage(HostLabSpec.of(Flavour.DEFAULT, 1, 0));
    }

    @AfterAll
    static void shutDown() {
        if (hosts != null) {
            hosts.close();
            stage.close();
        }
    }

    @BeforeEach
    void hire() {
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity(), hosts.settings());
        hosts.pin(worker);
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @Test
    void nothingIsFoundWhereAllIsThere() {
        assertThat(check(mount())).isEmpty();
    }

    @Test
    void aHostWithoutAnSshServerIsFound() {
        // Given
        db1().sshd().kill();

        // When
        List<Obstacle> found = check(mount());
        db1().sshd().start();

        // Then
        assertThat(found).containsExactly(Obstacle.UNREACHABLE);
    }

    @Test
    void aHostThatHangsAfterTheLoginIsFound() {
        // Given
        db1().sshd().hangAfterLogin();

        // When
        List<Obstacle> found = check(mount());
        db1().sshd().answerAfterLogin();

        // Then
        assertThat(found).containsExactly(Obstacle.UNREACHABLE);
    }

    @Test
    void aHostWhoseKeyNobodyConfirmedIsFound() {
        // Given
        worker.store().hostKeys().forget(db1().address(), 22);

        // When, Then
        assertThat(check(mount())).containsExactly(Obstacle.HOST_KEY);
    }

    @Test
    void aUserThatIsNotLetInIsFound() {
        assertThat(check(mount("10.0.0.1", "eth0", new SshLogin("stranger", 0, ""))))
                .containsExactly(Obstacle.LOGIN);
    }

    @Test
    void arpingThatIsMissingIsFound() {
        // Given
        db1().run("mount", "--bind", "/dev/null", "/usr/bin/arping");

        // When
        List<Obstacle> found = check(mount());
        db1().run("umount", "/usr/bin/arping");

        // Then
        assertThat(found).contains(Obstacle.ARPING_COMMAND);
    }

    @Test
    void anInterfaceThatIsNotThereIsFound() {
        assertThat(check(mount(hosts.ip(), "eth9", SshLogin.USUAL))).containsExactly(Obstacle.INTERFACE);
    }

    @Test
    void anAddressOfAnotherNetworkIsFound() {
        assertThat(check(mount("192.0.2.9", "eth0", SshLogin.USUAL))).containsExactly(Obstacle.NETWORK);
    }

    @Test
    void aStrangerWhoAnswersForTheAddressIsFound() {
        // Given
        Host stranger = hosts.lab().host("app1");
        stranger.run("ip", "address", "add", hosts.ip() + "/24", "dev", "eth0");

        // When
        List<Obstacle> found = check(mount());
        stranger.run("ip", "address", "del", hosts.ip() + "/24", "dev", "eth0");

        // Then
        assertThat(found).containsExactly(Obstacle.FOREIGN_HOLDER);
    }

    @Test
    void aKernelThatDoesNotAnnounceIpv6IsFound() {
        Mount v6 = new Mount(new VipAddress(hosts.lab().vip6(1), 64), "eth0", SshLogin.USUAL, new Lifetime.Lasting());

        assertThat(check(v6)).contains(Obstacle.SYSCTL);
    }

    @Test
    void linesThatAreMissingInSudoersAreFound() {
        try (VipStage strict = new VipStage(HostLabSpec.of(Flavour.DEFAULT, 1, 0)
                        .permitting(List.of("nobody ALL=(root) NOPASSWD: /usr/bin/true")));
                TestWorker other = new TestWorker(stage.url(), "other", UnaryOperator.identity(), strict.settings())) {
            // Given
            strict.pin(other);
            Host host = strict.lab().host("db1");
            Mount mount = new Mount(new VipAddress(strict.ip(), 24), "eth0", SshLogin.USUAL, new Lifetime.Lasting());

            // When
            List<Hindrance> found = other.preflight().check(host.address(), mount, Holder.NOBODY);

            // Then
            assertThat(found).singleElement().satisfies(hindrance -> {
                assertThat(hindrance.obstacle()).isEqualTo(Obstacle.SUDO);
                assertThat(hindrance.detail()).contains("ip -4 address add").contains("arping");
            });
        }
    }

    private List<Obstacle> check(Mount mount) {
        return worker.preflight().check(db1().address(), mount, Holder.NOBODY).stream()
                .map(Hindrance::obstacle)
                .toList();
    }

    private static Mount mount() {
        return mount(hosts.ip(), "eth0", SshLogin.USUAL);
    }

    private static Mount mount(String ip, String interfaceName, SshLogin login) {
        return new Mount(new VipAddress(ip, 24), interfaceName, login, new Lifetime.Lasting());
    }

    private static Host db1() {
        return hosts.lab().host("db1");
    }
}
