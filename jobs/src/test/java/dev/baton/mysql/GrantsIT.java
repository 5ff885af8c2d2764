package dev.baton.mysql;

import static dev.baton.mysql.LabServers.TIMEOUTS;
import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.ReplicationLab;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.mysql.ReplicationSettings.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The accounts of {@code ops/grants}: with them everything works, and without any one privilege something does not. */
@ParameterizedClass
@MethodSource("labs")
final class GrantsIT {

    private static final Credentials ACCOUNT = new Credentials("baton", "change-me");
    private static final Credentials REPLICATION_ACCOUNT = new Credentials("baton_repl", "change-me-too");
    private static final Pattern GRANT_TO_BATON = Pattern.compile("GRANT (.+) ON (\\S+) TO ('baton'@'%')");

    private final Flavour flavour;
    private final ReplicationLab lab;
    private final ServerConnections connections = connections();

    GrantsIT(LazyLab lab) {
        this.flavour = lab.flavour();
        this.lab = lab.get();
    }

    static List<LazyLab> labs() {
        return Flavours.forContractTests().stream().map(LazyLab::new).toList();
    }

    @AfterEach
    void resetLab() {
        connections.close();
        lab.reset();
    }

    @Test
    void probeWatchAndEveryCommandWorkWithTheseGrants() {
        // Given
        prepare();

        // When
        List<String> denied = new EveryStatement(lab, flavour, connections).failures();

        // Then
        assertThat(denied).isEmpty();
    }

    @Test
    void noPrivilegeIsGrantedInVain() {
        // Given
        List<String> inVain = new ArrayList<>();

        // When
        for (String revoke : revocations()) {
            prepare();
            lab.primary().execute(revoke);
            lab.waitUntilReplicated();
            if (new EveryStatement(lab, flavour, connections).failures().isEmpty()) {
                inVain.add(revoke);
            }
            lab.servers().forEach(server -> connections.forget(id(server)));
            lab.reset();
        }

        // Then
        assertThat(inVain).isEmpty();
    }

    private void prepare() {
        lab.primary().execute(statements().toArray(String[]::new));
        lab.primary().execute("CREATE DATABASE d", "CREATE TABLE d.t (id INT PRIMARY KEY)");
        lab.waitUntilReplicated();
    }

    /** One statement for each privilege. */
    private List<String> revocations() {
        return statements().stream()
                .flatMap(statement -> GRANT_TO_BATON.matcher(statement).results())
                .flatMap(GrantsIT::revocations)
                .toList();
    }

    private static Stream<String> revocations(MatchResult grant) {
        return Arrays.stream(grant.group(1).split(",", -1))
                .map(privilege -> "REVOKE " + privilege.strip() + " ON " + grant.group(2) + " FROM " + grant.group(3));
    }

    /** The file without its comments, each statement on one line. */
    private List<String> statements() {
        String text = String.join(
                " ", read(file()).lines().filter(line -> !line.startsWith("--")).toList());
        return Arrays.stream(text.split(";", -1))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private Path file() {
        String name = flavour.isMariaDb() ? "mariadb" : flavour.isMysqlSince(8, 0) ? "mysql-8" : "mysql-5.7";
        return Path.of("..", "ops", "grants", name + ".sql");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ServerConnections connections() {
        ReplicationSettings replication = new ReplicationSettings(
                new Login.As(REPLICATION_ACCOUNT), Tls.KEPT, CertificateCheck.SKIPPED, KeyRetrieval.ALLOWED);
        return new ServerConnections(
                new ConnectionSettings(ACCOUNT, TIMEOUTS, TlsMode.DISABLED, KeyRetrieval.ALLOWED, replication), 100);
    }
}
