package dev.baton.schedule;

import dev.baton.execute.WaitingRecoveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where this worker looks, several times a second, for what people asked the fleet to do and for recoveries that nobody
 * works on: quicker than a clustered trigger can be. Any number of workers may look at once; the store gives each thing
 * to one. Thread-safe.
 */
@ApplicationScoped
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final WaitingRecoveries waiting;
    private final OperatorRequests requests;
    private final CountDownLatch closed = new CountDownLatch(1);

    Inbox(WaitingRecoveries waiting, OperatorRequests requests) {
        this.waiting = waiting;
        this.requests = requests;
    }

    void open() {
        Thread.ofVirtual().name("inbox-recoveries").start(() -> lookUntilClosed(waiting::takeUp));
        Thread.ofVirtual().name("inbox-requests").start(() -> lookUntilClosed(requests::answerAll));
    }

    void close() {
        closed.countDown();
    }

    private void lookUntilClosed(Runnable look) {
        try {
            while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look.run();
                } catch (RuntimeException failed) {
                    LOG.warnf("The inbox cannot be read now why=\"%s\"", failed.getMessage());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
