package dev.baton.discovery;

import dev.baton.error.BatonException;
import dev.baton.mysql.HeldConnection;
import dev.baton.mysql.HeldConnection.Opening;
import dev.baton.mysql.ProbeResult;
import dev.baton.mysql.Pulse;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Watches one primary: waits on a held connection, which breaks within milliseconds when the server dies and within the
 * silence limit when it freezes; asks once more by a fresh connection; and votes. Runs on a virtual thread until closed.
 */
final class Watcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration VOTE_AGAIN_AFTER = Duration.ofSeconds(1);

    private final InstanceId server;
    private final ClusterId cluster;
    private final WatchPost post;
    private final Consumer<Consumer<LossListener>> listeners;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean lost;
    private long votedAt;

    private Watcher(InstanceId server, ClusterId cluster, WatchPost post, Consumer<Consumer<LossListener>> listeners) {
        this.server = server;
        this.cluster = cluster;
        this.post = post;
        this.listeners = listeners;
    }

    static Watcher start(
            InstanceId server, ClusterId cluster, WatchPost post, Consumer<Consumer<LossListener>> listeners) {
        Watcher watcher = new Watcher(server, cluster, post, listeners);
        Thread.ofVirtual().name("watch-" + server).start(watcher::run);
        return watcher;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        while (!isClosed()) {
            try {
                watchUntilBroken();
                ask();
            } catch (RuntimeException unexpected) {
                LOG.warnf(unexpected, "The watch begins anew instance=%s", server);
                pause();
            }
        }
    }

    private void watchUntilBroken() {
        if (!(post.hold(server) instanceof Opening.Held(HeldConnection held))) {
            return;
        }
        try (held) {
            back();
            while (!isClosed() && held.await() instanceof Pulse.Beat) {
                // It beats: that is all there is to do.
            }
        }
    }

    /** One break may be one killed connection: only a fresh connection that fails too is a vote against the server. */
    private void ask() {
        if (isClosed()) {
            return;
        }
        switch (post.ping(server)) {
            case Pulse.Beat beat -> back();
            case Pulse.Missed(var why, var took)
            when why.kind().provesAlive() -> {
                back();
                pause();
            }
            case Pulse.Missed(var why, var took) -> {
                silent(new ProbeResult.Missed(why, took));
                pause();
            }
        }
    }

    private void silent(ProbeResult.Missed result) {
        if (lost) {
            voteAgain(result);
            return;
        }
        LOG.warnf("A primary cannot be reached instance=%s cluster=%s why=\"%s\"", server, cluster, result.why());
        post.report(server, result);
        votedAt = System.nanoTime();
        lost = true;
        Thread.ofVirtual().name("lost-" + server).start(this::tell);
    }

    private void tell() {
        try {
            listeners.accept(listener -> listener.lost(cluster, server, () -> lost && !isClosed()));
        } catch (BatonException broken) {
            LOG.warnf("Nothing came of a lost primary here instance=%s why=\"%s\"", server, broken.getMessage());
        }
    }

    /** A vote counts only while it is fresh: a worker that dies must not go on voting. */
    private void voteAgain(ProbeResult.Missed result) {
        if (System.nanoTime() - votedAt >= VOTE_AGAIN_AFTER.toNanos()) {
            post.report(server, result);
            votedAt = System.nanoTime();
        }
    }

    private void back() {
        if (lost) {
            LOG.infof("A primary answers again instance=%s cluster=%s", server, cluster);
            post.report(server, post.probe(server));
            lost = false;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
