package dev.baton.remote;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import dev.baton.remote.ShellAnswer.Cause;
import dev.baton.remote.SshSettings.Agent;
import dev.baton.vip.SshLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Logs in to a host: with keys only, and only if the host shows a key that was confirmed. */
final class SshConnection {

    private static final int ALIVE_EVERY_MILLIS = 5_000;

    private final SshSettings settings;

    SshConnection(SshSettings settings) {
        this.settings = settings;
    }

    /** Why there is no session. */
    static final class LoginException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Cause kind;
        private final String detail;

        LoginException(Cause kind, String detail, @Nullable Throwable cause) {
            super(detail, cause);
            this.kind = kind;
            this.detail = detail;
        }

        String detail() {
            return detail;
        }

        Cause kind() {
            return kind;
        }
    }

    /** @throws LoginException if there is no session within the time for logging in */
    Session login(Shell.Place place, PinnedKeys keys) throws LoginException {
        Session session;
        try {
            session = prepare(place, keys);
        } catch (JSchException | AgentProxyException unusable) {
            throw new LoginException(Cause.LOGIN, "the key cannot be used: " + unusable.getMessage(), unusable);
        }
        FutureTask<Void> connecting = new FutureTask<>(() -> {
            session.connect((int) settings.times().connect().toMillis());
            return null;
        });
        Thread.ofVirtual().name("ssh-login-" + place.host()).start(connecting);
        await(connecting, session, new Showing(place, keys));
        return session;
    }

    /** Which host was to show which keys. */
    private record Showing(Shell.Place place, PinnedKeys keys) {}

    private void await(FutureTask<Void> connecting, Session session, Showing showing) throws LoginException {
        Duration atMost = settings.times().login();
        try {
            connecting.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            session.disconnect();
            throw new LoginException(Cause.UNREACHABLE, "not logged in after " + atMost.toMillis() + " ms", slow);
        } catch (InterruptedException stopped) {
            session.disconnect();
            Thread.currentThread().interrupt();
            throw new LoginException(Cause.UNREACHABLE, "stopped", stopped);
        } catch (ExecutionException failed) {
            session.disconnect();
            throw failure(failed.getCause(), showing);
        }
    }

    private static LoginException failure(@Nullable Throwable why, Showing showing) {
        if (why instanceof JSchHostKeyException) {
            Cause kind = showing.keys().isEmpty() ? Cause.HOST_KEY_UNKNOWN : Cause.HOST_KEY_CHANGED;
            return new LoginException(kind, remedy(kind, showing), why);
        }
        Cause kind = showing.keys().accepted() ? Cause.LOGIN : Cause.UNREACHABLE;
        return new LoginException(kind, String.valueOf(why), why);
    }

    /** What to type, and what has to be done before. */
    private static String remedy(Cause kind, Showing showing) {
        String fingerprint = HostKeyScan.fingerprint(showing.keys().shown());
        int port = showing.place().login().port();
        String first = kind == Cause.HOST_KEY_CHANGED
                ? "unless the host was set up anew, somebody else may answer for it; compare "
                : "compare ";
        return "it shows %s; %sit with 'ssh-keygen -lf' on the host, then type: baton vip trust %s%s --fingerprint %s"
                .formatted(fingerprint, first, showing.place().host(), port == 0 ? "" : " --port " + port, fingerprint);
    }

    private Session prepare(Shell.Place place, PinnedKeys keys) throws JSchException, AgentProxyException {
        SshLogin login = place.login();
        JSch jsch = new JSch();
        jsch.setHostKeyRepository(keys);
        if (settings.keys().agent() == Agent.ASKED) {
            jsch.setIdentityRepository(new AgentIdentityRepository(new SSHAgentConnector()));
        }
        for (Path key : settings.keysOf(login)) {
            jsch.addIdentity(key.toString());
        }
        Session session = jsch.getSession(settings.userOf(login), place.host(), settings.portOf(login));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setConfig("prefer_known_host_key_types", "yes");
        session.setDaemonThread(true);
        session.setServerAliveInterval(ALIVE_EVERY_MILLIS);
        session.setServerAliveCountMax(2);
        return session;
    }
}
