package dev.baton.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A running MariaDB that belongs to this process, for trying Baton out without a database at hand.
 *
 * <p>Only one process uses a folder at a time. Not for many threads: whoever starts it closes it, once.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** The account in it; its password is in {@link #passwordFile}. */
    public static final String USER = "baton";

    private final StoreFolder folder;
    private final FileLock lock;
    private final ServerProcess server;
    private final int port;

    private EmbeddedStore(StoreFolder folder, FileLock lock, ServerProcess server, int port) {
        this.folder = folder;
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it, and makes its data on first use; a server that runs already on the folder is taken over.
     *
     * @param serverHome the unpacked MariaDB
     * @param where the folder of its data
     * @throws EmbeddedStoreException if it cannot be had; the text says why
     */
    public static EmbeddedStore start(Path serverHome, Path where) {
        ServerBinary binary = new ServerBinary(serverHome.toAbsolutePath().normalize());
        if (!binary.isThere()) {
            throw new EmbeddedStoreException(
                    "there is no embedded MariaDB in " + binary.home(),
                    "take the whole distribution (native/target/baton), or give Baton a database by baton.store.url");
        }
        StoreFolder folder = open(where);
        FileLock lock = lock(folder);
        try {
            return startLocked(binary, folder, lock);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** For Connector/J. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:%d/baton".formatted(port);
    }

    public Path passwordFile() {
        return folder.passwordFile();
    }

    /** Where its data are. */
    public Path folder() {
        return folder.root();
    }

    /** Of the server. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server; its data stay. */
    @Override
    public void close() {
        server.stop();
        release(lock);
    }

    /** Lets the server run on without an owner, as the death of this process would. */
    void abandon() {
        release(lock);
    }

    private static StoreFolder open(Path where) {
        try {
            return StoreFolder.at(where);
        } catch (UncheckedIOException e) {
            throw new EmbeddedStoreException(
                    "the folder of the embedded MariaDB cannot be made: " + where.toAbsolutePath(),
                    "start Baton where it may write, or name another folder by baton.store.embedded-folder",
                    e);
        }
    }

    private static EmbeddedStore startLocked(ServerBinary binary, StoreFolder folder, FileLock lock) {
        ServerLauncher launcher = new ServerLauncher(binary, folder);
        return launcher.running()
                .map(running -> new EmbeddedStore(folder, lock, running.process(), running.port()))
                .orElseGet(() -> {
                    int port = freePort(folder);
                    return new EmbeddedStore(folder, lock, launcher.start(port), port);
                });
    }

    /** The port it had the last time, so that its address stays the same; another one if that is taken. */
    private static int freePort(StoreFolder folder) {
        int last = folder.number(folder.port()).orElse(0);
        try (ServerSocket socket = new ServerSocket(last, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return anyPort();
        }
    }

    private static int anyPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The channel stays open as long as the lock is held, and is closed with it.
    @SuppressWarnings("resource")
    private static FileLock lock(StoreFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new EmbeddedStoreException("another Baton uses the embedded MariaDB in " + folder.root(), """
                let this one use the same store: baton.store.url=jdbc:mysql://127.0.0.1:%s/baton and \
                baton.store.password-file=%s, or name another folder by baton.store.embedded-folder""".formatted(
                        folder.read(folder.port()).orElse("PORT"), folder.passwordFile()));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void release(FileLock lock) {
        try (FileChannel channel = lock.channel()) {
            if (channel.isOpen()) {
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
