package dev.baton.publish;

import dev.baton.config.NotifyConfig;
import dev.baton.publish.Channel.Delivery;
import dev.baton.publish.Notices.Event;
import dev.baton.store.AuditEntry;
import dev.baton.store.Notice;
import dev.baton.store.NotificationsTable;
import dev.baton.store.NotificationsTable.Due;
import dev.baton.store.Recovery;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tells the world what became of recoveries: reads it off what is recorded, puts a notice in for each channel once, and
 * sends what is due until the other side has taken it or it was tried often enough. Beside recoveries, never in their
 * way. Thread-safe; several workers may do so at the same time.
 */
@ApplicationScoped
public class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);

    /** What is older is not told any more: nobody wants last week's failover when mail is set up. */
    private static final Duration OF_LATE = Duration.ofHours(1);

    private static final Duration KNOWN = OF_LATE.multipliedBy(2);
    private static final Duration UNTIL_LOST = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 20;
    private static final int DOUBLINGS = 20;

    private final Store store;
    private final Channels channels;
    private final Set<Event> events;
    private final int attempts;
    private final Duration retryAfter;

    /** @throws IllegalArgumentException if an event is not known */
    Notifications(Store store, Channels channels, NotifyConfig config) {
        this.store = store;
        this.channels = channels;
        this.events = EnumSet.noneOf(Event.class);
        config.events().forEach(event -> events.add(Event.valueOf(event.strip().toUpperCase(Locale.ROOT))));
        this.attempts = config.attempts();
        this.retryAfter = config.retryAfter();
    }

    /** Puts in what is new, and sends what is due. @return how many were taken by the other side */
    public int tell() {
        if (channels.configured().isEmpty()) {
            return 0;
        }
        gather();
        return send();
    }

    private void gather() {
        Set<String> known = store.notifications().known(KNOWN);
        for (Recovery recovery : store.recoveries().movedWithin(OF_LATE)) {
            if (recovery.course().started().isPresent()) {
                offer(known, Event.STARTED, recovery.uid(), () -> Notices.started(recovery, alias(recovery.cluster())));
            }
            if (recovery.course().ended().isPresent()) {
                offer(known, Event.ENDED, recovery.uid(), () -> Notices.ended(recovery, alias(recovery.cluster())));
            }
        }
        store.blockedRecoveries()
                .since(OF_LATE)
                .forEach(entry -> offer(
                        known,
                        Event.BLOCKED,
                        entry.blocked().failed() + " " + entry.blocked().code() + " " + entry.firstAt() + " "
                                + entry.blocked().reason().rule(),
                        () -> Notices.blocked(entry, alias(entry.blocked().cluster()))));
    }

    private void offer(Set<String> known, Event event, String subject, Supplier<Notice> notice) {
        String about = NotificationsTable.about(event + " " + subject);
        if (events.contains(event) && !known.contains(about)) {
            Notice told = notice.get();
            channels.configured().forEach(channel -> store.notifications().offer(about, channel.name(), told));
        }
    }

    private String alias(ClusterId cluster) {
        return store.clusters().find(cluster).map(ClusterInfo::alias).orElse(cluster.name());
    }

    private int send() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return (int) store.notifications().take(AT_ONCE, UNTIL_LOST).stream()
                    .map(due -> threads.submit(() -> send(due)))
                    .toList()
                    .stream()
                    .filter(Notifications::wasTaken)
                    .count();
        }
    }

    private static boolean wasTaken(Future<Boolean> sending) {
        try {
            return sending.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            LOG.warn("A notice could not be sent", failed.getCause());
            return false;
        }
    }

    private boolean send(Due due) {
        Optional<Channel> channel = channels.configured().stream()
                .filter(one -> one.name().equals(due.channel()))
                .findFirst();
        Delivery delivery = channel.map(one -> one.send(due))
                .orElseGet(() -> new Delivery.Failed("the channel is not configured any more"));
        switch (delivery) {
            case Delivery.Taken(var answer) -> {
                store.notifications().sent(due.id());
                record(due, "notified", answer);
            }
            case Delivery.Failed(var why) -> again(due, why);
        }
        return delivery instanceof Delivery.Taken;
    }

    private void again(Due due, String why) {
        if (due.tries() >= attempts) {
            store.notifications().giveUp(due.id());
            record(due, "notification given up", why);
            LOG.errorf("A notice is given up notice=%d channel=%s why=\"%s\"", due.id(), due.channel(), why);
            return;
        }
        Duration pause = retryAfter.multipliedBy(1L << Math.min(DOUBLINGS, due.tries() - 1));
        store.notifications().retry(due.id(), pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        LOG.warnf(
                "A notice was not taken notice=%d channel=%s tries=%d why=\"%s\"",
                due.id(), due.channel(), due.tries(), why);
    }

    private void record(Due due, String act, String answer) {
        ClusterId cluster = new ClusterId(due.notice().cluster());
        store.audit()
                .write(new AuditEntry(
                        "baton",
                        act,
                        due.notice().server(),
                        due.channel() + ", try " + due.tries() + ": " + answer + ": "
                                + due.notice().title(),
                        store.clusters()
                                .find(cluster)
                                .map(ClusterInfo::generation)
                                .orElse(0L)));
    }
}
