package dev.baton.execute;

import dev.baton.store.RecoveriesTable;
import dev.baton.store.Recovery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Takes up the recoveries on which nobody works: those that an operator asked for, and those whose worker was lost.
 * Clusters are independent, so each is run on a thread of its own. Thread-safe.
 */
@ApplicationScoped
public class WaitingRecoveries {

    private static final Logger LOG = Logger.getLogger(WaitingRecoveries.class);

    private final RecoveriesTable recoveries;
    private final RecoveryRunner runner;

    WaitingRecoveries(RecoveriesTable recoveries, RecoveryRunner runner) {
        this.recoveries = recoveries;
        this.runner = runner;
    }

    /** Runs all that wait to their end. @return those that this worker brought to an end */
    public List<Recovery> takeUp() {
        List<Future<Optional<Recovery>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            recoveries
                    .waiting()
                    .forEach(recovery ->
                            running.add(threads.submit((Callable<Optional<Recovery>>) () -> runner.run(recovery))));
        }
        return running.stream().flatMap(done -> ended(done).stream()).toList();
    }

    private static Optional<Recovery> ended(Future<Optional<Recovery>> done) {
        try {
            return done.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            LOG.error("A recovery could not be run", failed.getCause());
            return Optional.empty();
        }
    }
}
