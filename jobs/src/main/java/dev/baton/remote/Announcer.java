package dev.baton.remote;

import dev.baton.remote.Shell.Command;
import dev.baton.remote.Shell.Place;
import dev.baton.vip.Mount;
import dev.baton.vip.VipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the network where an address is now: at once, after a second, and after five, since a single packet can get
 * lost and some hosts keep an entry that was confirmed just before. Nobody waits for it. An address that is announced
 * anew, or dropped, is not announced from its former place any more, nor one that another worker has moved meanwhile:
 * before it is announced again its host is asked whether it still holds it. Thread-safe.
 */
final class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);
    private static final List<Duration> AFTER = List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Shell shell;
    private final Map<VipAddress, CountDownLatch> silenced = new ConcurrentHashMap<>();

    Announcer(Shell shell) {
        this.shell = shell;
    }

    /** Begins to announce, and returns. */
    void announce(Place place, Mount mount) {
        silence(mount.address());
        CountDownLatch stop = new CountDownLatch(1);
        silenced.put(mount.address(), stop);
        Thread.ofVirtual().name("announce-" + mount.address()).start(() -> {
            announceUntil(stop, place, mount);
            silenced.remove(mount.address(), stop);
        });
    }

    /** Ends what was begun about that address. */
    void silence(VipAddress address) {
        CountDownLatch running = silenced.remove(address);
        if (running != null) {
            running.countDown();
        }
    }

    private void announceUntil(CountDownLatch stop, Place place, Mount mount) {
        try {
            for (Duration pause : AFTER) {
                if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (pause.isZero() || isHeld(place, mount)) {
                    VipCommands.announce(mount)
                            .forEach(command -> Thread.ofVirtual().start(() -> announceOnce(place, mount, command)));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isHeld(Place place, Mount mount) {
        return new Talk(shell, place, AT_MOST)
                .find(mount)
                .flatMap(found -> found)
                .isPresent();
    }

    private void announceOnce(Place place, Mount mount, List<String> command) {
        ShellAnswer answer = shell.run(place, new Command(command, AT_MOST));
        LOG.infof(
                "An address was announced address=%s host=%s command=\"%s\" answer=\"%s\"",
                mount.address(), place.host(), String.join(" ", command), answer.words());
    }
}
