package dev.baton.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jcraft.jsch.Session;
import dev.baton.remote.Shell.Place;
import dev.baton.remote.ShellAnswer.Cause;
import dev.baton.remote.SshConnection.LoginException;
import dev.baton.remote.SshSettings.Agent;
import dev.baton.remote.SshSettings.Keys;
import dev.baton.remote.SshSettings.Times;
import dev.baton.store.HostKey;
import dev.baton.vip.SshLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in where, on an SSH server of this machine: the cheap test beside those on hosts of the lab. */
class SshConnectionIT {

    private static final Place HERE = new Place("127.0.0.1", SshLogin.USUAL);

    @TempDir
    Path folder;

    private LoopbackSshd sshd;

    @BeforeEach
    void start() {
        LoopbackSshd.assumePossible();
        sshd = new LoopbackSshd(folder);
    }

    @AfterEach
    void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @Test
    void whoHasTheKeyGetsInToAHostWhoseKeyIsConfirmed() throws LoginException {
        // When
        Session session = connection(sshd.key()).login(HERE, new PinnedKeys(List.of(hostKey())));

        // Then
        assertThat(session.isConnected()).isTrue();
        session.disconnect();
    }

    @Test
    void aHostWhoseKeyNobodyConfirmedIsNotLoggedInTo() {
        // When
        LoginException refused = refused(sshd.key(), List.of());

        // Then
        assertThat(refused.kind()).isEqualTo(Cause.HOST_KEY_UNKNOWN);
        assertThat(refused.detail())
                .endsWith("type: baton vip trust 127.0.0.1 --fingerprint " + HostKeyScan.fingerprint(hostKey()));
    }

    @Test
    void aHostThatShowsAnotherKeyIsNotLoggedInTo() {
        // Given
        HostKey other = new HostKey(
                "127.0.0.1",
                sshd.port(),
                "ssh-ed25519",
                "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        // When
        LoginException refused = refused(sshd.key(), List.of(other));

        // Then
        assertThat(refused.kind()).isEqualTo(Cause.HOST_KEY_CHANGED);
        assertThat(refused.detail())
                .contains("unless the host was set up anew")
                .endsWith("type: baton vip trust 127.0.0.1 --fingerprint " + HostKeyScan.fingerprint(hostKey()));
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsNotLetIn() {
        assertThat(refusal(folder.resolve("host"), List.of(hostKey()))).isEqualTo(Cause.LOGIN);
    }

    @Test
    void theKeyThatAHostShowsIsToldWithoutLoggingIn() {
        // When
        HostKey shown = new HostKeyScan(settings(sshd.key())).scan(HERE).orElseThrow();

        // Then
        assertThat(shown).isEqualTo(hostKey());
        assertThat(HostKeyScan.fingerprint(shown)).matches("SHA256:[A-Za-z0-9+/]{43}");
    }

    @Test
    void aHostThatIsNotThereIsUnreachable() {
        // Given
        sshd.close();

        // When, Then
        assertThat(refusal(sshd.key(), List.of(hostKey()))).isEqualTo(Cause.UNREACHABLE);
    }

    private Cause refusal(Path key, List<HostKey> confirmed) {
        return refused(key, confirmed).kind();
    }

    private LoginException refused(Path key, List<HostKey> confirmed) {
        return catchThrowableOfType(LoginException.class, () -> connection(key).login(HERE, new PinnedKeys(confirmed)));
    }

    private HostKey hostKey() {
        return new HostKey(
                "127.0.0.1",
                sshd.port(),
                sshd.hostKey().getFirst(),
                sshd.hostKey().getLast());
    }

    private SshConnection connection(Path key) {
        return new SshConnection(settings(key));
    }

    private SshSettings settings(Path key) {
        return new SshSettings(
                System.getProperty("user.name"),
                sshd.port(),
                new Keys(List.of(key), List.of(), Agent.NOT_ASKED),
                new Times(Duration.ofSeconds(2), Duration.ofSeconds(10)));
    }
}
