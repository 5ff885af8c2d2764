package dev.baton.remote;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.baton.remote.ShellAnswer.Cause;
import dev.baton.remote.SshConnection.LoginException;
import dev.baton.store.HostKey;
import dev.baton.store.HostKeysTable;
import dev.baton.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands over SSH. A session is kept for the next command, since logging in takes a third of a second and a
 * command on a kept session some milliseconds; one that broke is made anew, once. Thread-safe: commands to one host run
 * side by side over one session.
 */
public final class SshShell implements Shell, AutoCloseable {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(1).toNanos();

    private final SshSettings settings;
    private final SshConnection connection;
    private final HostKeysTable hostKeys;
    private final Map<Place, Kept> sessions = new ConcurrentHashMap<>();

    SshShell(SshSettings settings, HostKeysTable hostKeys) {
        this.settings = settings;
        this.connection = new SshConnection(settings);
        this.hostKeys = hostKeys;
    }

    /** A session, or none now; whoever needs one makes it, and the others wait for that. */
    private static final class Kept {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Session session;
    }

    @Override
    public ShellAnswer run(Place place, Command command) {
        long began = System.nanoTime();
        try {
            Session session = session(place);
            return run(session, command, began);
        } catch (LoginException nobody) {
            return new ShellAnswer.Failed(nobody.kind(), nobody.detail(), since(began));
        } catch (JSchException broken) {
            drop(place);
            return again(place, command, began);
        }
    }

    /** Logs in, if nobody has, so that the next command need not. */
    public boolean warm(Place place) {
        try {
            return session(place).isConnected();
        } catch (LoginException nobody) {
            return false;
        }
    }

    @Override
    public void close() {
        sessions.keySet().forEach(this::drop);
    }

    /** A session that broke before the command was sent; but one whose host is silent would be as silent again. */
    private ShellAnswer again(Place place, Command command, long began) {
        if (since(began).compareTo(settings.times().connect()) >= 0) {
            return new ShellAnswer.Failed(Cause.UNREACHABLE, "the host is silent", since(began));
        }
        try {
            return run(session(place), command, began);
        } catch (LoginException nobody) {
            return new ShellAnswer.Failed(nobody.kind(), nobody.detail(), since(began));
        } catch (JSchException broken) {
            drop(place);
            return new ShellAnswer.Failed(Cause.BROKEN, said(broken), since(began));
        }
    }

    private Session session(Place place) throws LoginException {
        Kept kept = sessions.computeIfAbsent(place, any -> new Kept());
        kept.lock.lock();
        try {
            Session there = kept.session;
            if (there != null && there.isConnected()) {
                return there;
            }
            Session made = connection.login(place, new PinnedKeys(confirmed(place)));
            kept.session = made;
            return made;
        } finally {
            kept.lock.unlock();
        }
    }

    /** A store that is gone is an answer too: a host with a kept session is told without it. */
    private List<HostKey> confirmed(Place place) throws LoginException {
        try {
            return hostKeys.of(place.host(), settings.portOf(place.login()));
        } catch (StoreException gone) {
            throw new LoginException(Cause.STORE, String.valueOf(gone.getMessage()), gone);
        }
    }

    private void drop(Place place) {
        Kept kept = sessions.remove(place);
        Session session = kept == null ? null : kept.session;
        if (session != null) {
            session.disconnect();
        }
    }

    /** @throws JSchException if the command could not be sent */
    private ShellAnswer run(Session session, Command command, long began) throws JSchException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        Said output = new Said();
        Said errors = new Said();
        channel.setCommand(Quoting.line(command.arguments()));
        channel.setInputStream(null);
        channel.setOutputStream(output);
        channel.setErrStream(errors);
        try {
            channel.connect((int) settings.times().connect().toMillis());
            return await(channel, command, began)
                    ? new ShellAnswer.Ended(channel.getExitStatus(), output.text(), errors.text(), since(began))
                    : new ShellAnswer.Failed(
                            session.isConnected() ? Cause.TIMED_OUT : Cause.BROKEN, output.text(), since(began));
        } finally {
            channel.disconnect();
        }
    }

    /** Whether it ended, and said with what. */
    private static boolean await(ChannelExec channel, Command command, long began) {
        long end = began + command.atMost().toNanos();
        while (!channel.isClosed() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return channel.isClosed() && channel.getExitStatus() >= 0;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String said(JSchException broken) {
        return broken.getMessage() == null ? "" : broken.getMessage();
    }

    /** The first 64 kB of what is said. Thread-safe. */
    private static final class Said extends OutputStream {
        private static final int MOST = 65_536;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            if (bytes.size() < MOST) {
                bytes.write(one);
            }
        }

        @Override
        public synchronized void write(byte[] some, int from, int length) {
            bytes.write(some, from, Math.min(length, MOST - bytes.size()));
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
