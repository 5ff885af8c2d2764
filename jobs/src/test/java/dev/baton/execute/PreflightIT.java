package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.remote.Preflight.Holder;
import dev.baton.store.HostKey;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.Obstacle;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The preflight finds each thing that a move needs and a host lacks: each is broken in turn. */
class PreflightIT {

    /** Wherever it is, each once: the folders may be the same. */
    private static final String IP =
            "$(for one in /usr/sbin/ip /usr/bin/ip /sbin/ip /bin/ip; do" + " readlink -f $one; done | sort -u)";

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private static VipStage hosts;
    private TestWorker worker;

    @BeforeAll
    static void boot() {
        HostLab.assumePossible();
        hosts = new VipStage(HostLabSpec.of(Flavour.DEFAULT, 1, 0));
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
    void aHostThatShowsAnotherKeyThanTheConfirmedIsFound() {
        // Given
        String[] other = hosts.lab().host("app1").sshd().hostKey().split(" ", 3);
        worker.store()
                .hostKeys()
                .pin(db1().address(), 22, List.of(new HostKey(db1().address(), 22, other[0], other[1])), "test");

        // When
        List<Hindrance> found = worker.preflight().check(db1().address(), mount(), Holder.NOBODY);

        // Then
        assertThat(found).singleElement().satisfies(hindrance -> {
            assertThat(hindrance.obstacle()).isEqualTo(Obstacle.HOST_KEY);
            assertThat(hindrance.detail())
                    .startsWith("the host shows another key than the one that was confirmed")
                    .contains("baton vip trust " + db1().address() + " --fingerprint "
                            + db1().sshd().fingerprint());
        });
    }

    @Test
    void ipThatIsMissingIsFound() {
        // Given
        db1().run("sh", "-c", "for one in " + IP + "; do mount --bind /dev/null $one; done");

        // When
        List<Obstacle> found = check(mount());
        db1().run("sh", "-c", "for one in " + IP + "; do umount $one; done");

        // Then
        assertThat(found).contains(Obstacle.IP_COMMAND);
    }

    @Test
    void anInterfaceThatIsDownIsFound() {
        // Given
        db1().run("ip", "link", "add", "eth1", "type", "veth");

        // When
        List<Obstacle> found = check(mount(hosts.ip(), "eth1", SshLogin.USUAL));
        db1().run("ip", "link", "del", "eth1");

        // Then
        assertThat(found).contains(Obstacle.INTERFACE);
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
        assertThat(check(mount(hosts.ip(), "eth9", SshLogin.USUAL))).contains(Obstacle.INTERFACE);
    }

    @Test
    void anAddressOfAnotherNetworkIsFound() {
        assertThat(check(mount("192.0.2.9", "eth0", SshLogin.USUAL))).contains(Obstacle.NETWORK);
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
    void nothingIsFoundForAnIpv6AddressWhereAllIsThere() {
        VipStage.assumeIpv6CanBeAnnounced();
        assertThat(check(mount6(hosts.lab().vip6(1)))).isEmpty();
    }

    @Test
    void ndptoolThatIsMissingIsFound() {
        // Given
        VipStage.assumeIpv6CanBeAnnounced();
        db1().run("mount", "--bind", "/dev/null", VipStage.NDPTOOL.toString());

        // When
        List<Obstacle> found = check(mount6(hosts.lab().vip6(1)));
        db1().run("umount", VipStage.NDPTOOL.toString());

        // Then
        assertThat(found).contains(Obstacle.NDPTOOL_COMMAND);
    }

    @Test
    void aStrangerWhoAnswersForAnIpv6AddressIsFound() {
        // Given
        VipStage.assumeIpv6CanBeAnnounced();
        Host stranger = hosts.lab().host("app1");
        stranger.run("ip", "address", "add", hosts.lab().vip6(1) + "/64", "dev", "eth0", "nodad");

        // When
        List<Obstacle> found = check(mount6(hosts.lab().vip6(1)));
        stranger.run("ip", "address", "del", hosts.lab().vip6(1) + "/64", "dev", "eth0");

        // Then
        assertThat(found).containsExactly(Obstacle.FOREIGN_HOLDER);
    }

    @Test
    void anInterfaceWithoutIpv6IsFound() {
        // Given
        db1().run("ip", "link", "add", "eth1", "type", "veth");
        db1().run("ip", "link", "set", "eth1", "up");
        db1().run("sysctl", "-q", "-w", "net.ipv6.conf.eth1.disable_ipv6=1");

        // When
        List<Obstacle> found = check(
                new Mount(new VipAddress(hosts.lab().vip6(1), 64), "eth1", SshLogin.USUAL, new Lifetime.Lasting()));
        db1().run("ip", "link", "del", "eth1");

        // Then
        assertThat(found).contains(Obstacle.SYSCTL);
    }

    @ParameterizedTest
    @MethodSource("dev.baton.execute.PreflightIT#lines")
    void eachLineThatIsMissingInSudoersIsFound(String line) {
        // Given
        List<String> shipped = hosts.lab().sudoers();
        db1().permit(Stream.concat(shipped.stream(), Stream.of(hosts.lab().sshUser() + " ALL=(root) !" + line))
                .toList());

        // When
        List<Hindrance> found = worker.preflight().check(db1().address(), mountFor(line), Holder.NOBODY);
        db1().permit(shipped);

        // Then
        assertThat(found).singleElement().satisfies(hindrance -> {
            assertThat(hindrance.obstacle()).isEqualTo(Obstacle.SUDO);
            assertThat(hindrance.detail())
                    .isEqualTo("not allowed: " + line.replace("\\:", ":").replaceFirst("^/usr/s?bin/", ""));
        });
    }

    /** The commands of the shipped lines that an address of the lab needs without a lease, and one with a lease too. */
    static Stream<String> lines() {
        return Stream.concat(linesFor(hosts.ip()), linesFor(hosts.lab().vip6(1).replace(":", "\\:")))
                .filter(line -> !line.contains("ndptool") || Files.isExecutable(VipStage.NDPTOOL));
    }

    private static Stream<String> linesFor(String ip) {
        return hosts.lab().sudoers().stream()
                .map(line -> line.replaceFirst("^baton ALL=\\(root\\) NOPASSWD: ", "")
                        .replaceFirst(",? *\\\\?$", "")
                        .strip())
                .filter(line -> line.startsWith("/usr/")
                        && (line.contains(ip + "/")
                                || line.contains(ip + " ")
                                || line.endsWith(ip)
                                || line.endsWith((ip.contains(":") ? "-6" : "-4") + " route flush cache")))
                .filter(line -> !line.contains("_lft") || line.contains("_lft 60") || line.contains("forever"))
                .distinct();
    }

    private static Mount mountFor(String line) {
        Lifetime lifetime =
                line.contains("_lft") ? new Lifetime.Leased(Duration.ofSeconds(60)) : new Lifetime.Lasting();
        VipAddress address = line.contains("\\:") || line.contains(" -6 ")
                ? new VipAddress(hosts.lab().vip6(1), 64)
                : new VipAddress(hosts.ip(), 24);
        return new Mount(address, "eth0", SshLogin.USUAL, lifetime);
    }

    private List<Obstacle> check(Mount mount) {
        return worker.preflight().check(db1().address(), mount, Holder.NOBODY).stream()
                .map(Hindrance::obstacle)
                .toList();
    }

    private static Mount mount6(String ip) {
        return new Mount(new VipAddress(ip, 64), "eth0", SshLogin.USUAL, new Lifetime.Lasting());
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
