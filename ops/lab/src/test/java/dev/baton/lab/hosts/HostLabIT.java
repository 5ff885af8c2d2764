package dev.baton.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.process.ChildCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostLabIT {
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration SSH_AT_MOST = Duration.ofSeconds(6);

    // Assigned before all tests; a lab is dear.
    private static HostLab lab;

    @BeforeAll
    static void start() {
        HostLab.assumePossible();
        lab = HostLab.start(Flavour.DEFAULT, 2, 1);
    }

    @AfterAll
    static void end() {
        if (HostLab.obstacle().isEmpty()) {
            lab.close();
        }
    }

    @AfterEach
    void healEverything() {
        if (HostLab.obstacle().isEmpty()) {
            lab.network().heal();
        }
    }

    @Test
    void everyHostHasItsOwnNameProcessesAndAddresses() {
        // When
        String name = lab.host("mgr1").run("hostname");
        String processes = lab.host("mgr1").run("sh", "-c", "ls -d /proc/[0-9]* | wc -l");
        String answer = lab.host("app1").run("getent", "hosts", "db1");

        // Then
        assertThat(name).isEqualTo("mgr1");
        assertThat(Integer.parseInt(processes)).isLessThan(10);
        assertThat(answer).contains("db1");
        assertThat(lab.host("db1").addresses())
                .contains(lab.host("db1").address() + "/24", lab.host("db1").address6() + "/64");
        assertThat(lab.host("db1").has(lab.host("db2").address())).isFalse();
    }

    @Test
    void theServersReplicateByTheNamesOfTheirHosts() {
        // Given
        lab.server("db1").execute("CREATE DATABASE IF NOT EXISTS t");

        // When
        lab.replication().waitUntilReplicated();

        // Then
        assertThat(lab.server("db2").queryRow("SHOW REPLICA STATUS")).containsEntry("Master_Host", "db1");
        assertThat(lab.server("db1").queryOne("SELECT @@hostname")).isEqualTo("db1");
        assertThat(lab.server("store").queryOne("SELECT 1")).isEqualTo("1");
    }

    @Test
    void theUserLogsInByTheKeyAndMayDoWhatAVipNeeds() throws IOException {
        // Given
        String vip = lab.vip(1);

        // When
        String added = ssh("db2", "sudo", "-n", "ip", "-4", "address", "add", vip + "/24", "dev", "eth0");
        boolean held = lab.host("db2").has(vip);
        ssh("db2", "sudo", "-n", "ip", "-4", "address", "del", vip + "/24", "dev", "eth0");

        // Then
        assertThat(added).isEmpty();
        assertThat(held).isTrue();
        assertThat(lab.host("db2").has(vip)).isFalse();
        assertThatThrownBy(() -> ssh("db2", "sudo", "-n", "id")).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> ssh("db2", "sudo", "-n", "ip", "-4", "address", "add", vip + "/24", "dev", "lo"))
                .isInstanceOf(LabException.class);
        assertThat(Files.readString(Path.of("/etc/passwd"))).doesNotContain("batonlab", "/media/baton");
    }

    @Test
    void anSshdCanBeDownOrHang() throws IOException {
        // Given
        Sshd sshd = lab.host("db2").sshd();

        // When / Then
        sshd.kill();
        assertThatThrownBy(() -> connect("db2", 22)).isInstanceOf(IOException.class);
        sshd.start();
        sshd.freeze();
        connect("db2", 22);
        assertThatThrownBy(() -> ssh("db2", "true")).isInstanceOf(LabException.class);
        sshd.thaw();
        assertThat(ssh("db2", "hostname")).isEqualTo("db2");
        sshd.hangAfterLogin();
        assertThatThrownBy(() -> ssh("db2", "timeout", "1", "true")).isInstanceOf(LabException.class);
        sshd.answerAfterLogin();
        assertThat(ssh("db2", "hostname")).isEqualTo("db2");
    }

    @Test
    void aHostThatIsIsolatedIsSilentAndThisMachineSeesItStill() throws IOException {
        // When
        lab.network().isolate("db1");

        // Then
        assertThat(reaches("mgr1", "db1", 3306)).isFalse();
        assertThat(reaches("mgr1", "db2", 3306)).isTrue();
        connect("db1", 3306);
        lab.network().heal();
        assertThat(reaches("mgr1", "db1", 3306)).isTrue();
    }

    @Test
    void onePortOrOneDirectionCanBeCut() {
        // When
        lab.network().block("db1", 22);
        lab.network().cut(List.of(Cut.oneWay(Set.of("mgr1"), Set.of("db2"))));

        // Then
        assertThat(reaches("mgr1", "db1", 3306)).isTrue();
        assertThat(reaches("mgr1", "db1", 22)).isFalse();
        assertThat(reaches("mgr1", "db2", 3306)).isFalse();
        assertThat(reaches("app1", "db2", 3306)).isTrue();
    }

    @Test
    void aFrozenHostAcceptsAndSaysNothing() throws IOException {
        // Given
        Host host = lab.host("db2");

        // When
        host.freeze();

        // Then
        connect("db2", 3306);
        assertThatThrownBy(() -> lab.server("db2").queryOne("SELECT 1")).isInstanceOf(LabException.class);
        host.thaw();
        assertThat(lab.server("db2").queryOne("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aKilledHostIsGoneWithItsVipAndComesBackWithItsData() {
        // Given
        lab.server("db1").execute("CREATE DATABASE IF NOT EXISTS kept");
        lab.host("db1").run("ip", "address", "add", lab.vip(2) + "/32", "dev", "eth0");
        MysqlServer server = lab.server("db1");

        // When
        lab.host("db1").kill();

        // Then
        assertThat(server.isAlive()).isFalse();
        assertThat(reaches("mgr1", "db1", 22)).isFalse();
        lab.restart("db1");
        assertThat(lab.host("db1").has(lab.vip(2))).isFalse();
        assertThat(server.queryOne("SHOW DATABASES LIKE 'kept'")).isEqualTo("kept");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lab.server("db2").queryRow("SHOW REPLICA STATUS"))
                        .containsEntry("Slave_IO_Running", "Yes"));
    }

    @Test
    void aServerDiesAloneOrHangs() {
        // Given
        MysqlServer server = lab.server("db2");

        // When
        server.kill();

        // Then
        assertThat(reaches("mgr1", "db2", 3306)).isFalse();
        assertThat(reaches("mgr1", "db2", 22)).isTrue();
        server.start();
        server.freeze();
        assertThat(reaches("mgr1", "db2", 3306)).isTrue();
        server.thaw();
        assertThat(server.queryOne("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aSecondLabDoesNotCollideAndLeavesNothing() {
        // Given
        Path folder;
        String cable;

        // When
        try (HostLab other = HostLab.start(Flavour.DEFAULT, 1, 0)) {
            folder = other.folder();
            cable = "batonlab" + folder.getFileName().toString().replaceAll("\\D", "");
            assertThat(other.host("db1").address()).isNotEqualTo(lab.host("db1").address());
            assertThat(Path.of("/sys/class/net", cable)).exists();
        }

        // Then
        assertThat(folder).doesNotExist();
        assertThat(folder.resolveSibling(folder.getFileName() + "-db1")).doesNotExist();
        assertThat(Path.of("/sys/class/net", cable)).doesNotExist();
    }

    private static String ssh(String host, String... command) throws IOException {
        Path knownHosts = Files.write(lab.folder().resolve("known_hosts"), lab.knownHosts());
        List<String> ssh = new ArrayList<>(
                List.of("ssh", "-q", "-F", "none", "-i", lab.sshKey().toString()));
        ssh.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=2", "-o", "UserKnownHostsFile=" + knownHosts));
        ssh.addAll(List.of("-o", "ServerAliveInterval=1", "-o", "ServerAliveCountMax=2"));
        ssh.add(lab.sshUser() + "@" + lab.host(host).address());
        ssh.addAll(List.of(command));
        return ChildCommand.of(ssh).run(SSH_AT_MOST);
    }

    private static void connect(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(lab.host(host).address(), port), (int) QUICK.toMillis());
        }
    }

    private static boolean reaches(String from, String to, int port) {
        return lab.host(from).network().call(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(lab.host(to).address(), port), (int) QUICK.toMillis());
                return true;
            } catch (IOException cut) {
                return false;
            }
        });
    }
}
