package dev.baton.boot;

import dev.baton.config.StoreConfig;
import dev.baton.embedded.EmbeddedStore;
import dev.baton.embedded.EmbeddedStoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The embedded store for as long as one process lives. It stops after Quarkus, which writes its last rows while it
 * stops, and also when the process is told to end by a signal. Safe for use by many threads.
 */
final class OwnStore implements AutoCloseable {
    private static final Duration QUARKUS_ENDS_WITHIN = Duration.ofSeconds(20);

    private final EmbeddedStore store;
    private final CountDownLatch quarkusEnded = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnStore(EmbeddedStore store) {
        this.store = store;
    }

    /** @throws StartException if there is none in this installation, or it does not start */
    static OwnStore start(StoreConfig config) {
        Path home = Home.folder()
                .orElseThrow(() -> new StartException(
                        "no store is configured, and this installation has no embedded one", StoreAddress.HOW_TO));
        try {
            OwnStore own =
                    new OwnStore(EmbeddedStore.start(home.resolve("embedded"), Path.of(config.embeddedFolder())));
            Runtime.getRuntime().addShutdownHook(new Thread(own::closeAfterQuarkus, "embedded-store-end"));
            return own;
        } catch (EmbeddedStoreException e) {
            throw new StartException(e.problem(), e.remedy());
        }
    }

    /** What it adds to the configuration. */
    Map<String, String> settings() {
        return Map.of(
                "baton.store.url",
                store.url(),
                "baton.store.user",
                EmbeddedStore.USER,
                "baton.store.password-file",
                store.passwordFile().toString(),
                ServeApplication.EMBEDDED_FOLDER,
                store.folder().toString());
    }

    @Override
    public void close() {
        quarkusEnded.countDown();
        closeOnce();
    }

    private void closeAfterQuarkus() {
        try {
            if (!quarkusEnded.await(QUARKUS_ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                System.Logger log = System.getLogger(OwnStore.class.getName());
                log.log(System.Logger.Level.WARNING, "embedded store is stopped under a process that did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed.compareAndSet(false, true)) {
            store.close();
        }
    }
}
