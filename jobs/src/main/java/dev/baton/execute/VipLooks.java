package dev.baton.execute;

import dev.baton.remote.HostCommands;
import dev.baton.remote.Preflight;
import dev.baton.store.SnapshotReader;
import dev.baton.store.VipSightingsTable;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Sighting;
import dev.baton.vip.Vip;
import dev.baton.vip.VipStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks on the hosts of clusters where their virtual addresses are, and whether they could be moved. All hosts at the
 * same time. Thread-safe.
 */
@ApplicationScoped
public class VipLooks {

    private final SnapshotReader snapshots;
    private final HostCommands hosts;
    private final Preflight preflight;
    private final VipSightingsTable sightings;

    VipLooks(SnapshotReader snapshots, HostCommands hosts, Preflight preflight, VipSightingsTable sightings) {
        this.snapshots = snapshots;
        this.hosts = hosts;
        this.preflight = preflight;
        this.sightings = sightings;
    }

    /** An address on a host of its cluster. */
    private record Spot(VipStatus status, String host) {

        Vip vip() {
            return status.vip();
        }

        String ip() {
            return vip().address().ip();
        }
    }

    /** Asks every host of every cluster that has addresses which of them it holds. @return how many looks that were */
    public int look() {
        return each(any -> true, spot -> hosts.look(spot.host(), spot.vip().on(spot.host())));
    }

    /** Looks whether every address could be moved to and from every host. @return how many looks that were */
    public int preflight() {
        return each(any -> true, this::preflight);
    }

    /** Both, for one address: a line for each host. */
    public List<String> check(String ip) {
        Predicate<Spot> ours = spot -> spot.ip().equals(ip);
        each(ours, spot -> hosts.look(spot.host(), spot.vip().on(spot.host())));
        each(ours, this::preflight);
        return spots().filter(ours).map(VipLooks::told).toList();
    }

    private void preflight(Spot spot) {
        Preflight.Holder holder = spot.status().holders().isEmpty() ? Preflight.Holder.NOBODY : Preflight.Holder.KNOWN;
        sightings.checked(
                spot.ip(), spot.host(), preflight.check(spot.host(), spot.vip().on(spot.host()), holder));
    }

    private int each(Predicate<Spot> which, Consumer<Spot> act) {
        List<Spot> spots = spots().filter(which).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            spots.forEach(spot -> threads.execute(() -> act.accept(spot)));
        }
        return spots.size();
    }

    private Stream<Spot> spots() {
        return snapshots.snapshots().stream()
                .flatMap(snapshot -> snapshot.vips().stream()
                        .flatMap(status -> hosts(snapshot).map(host -> new Spot(status, host))));
    }

    private static Stream<String> hosts(TopologySnapshot snapshot) {
        return snapshot.servers().stream()
                .map(ServerView::id)
                .map(id -> id.host())
                .distinct();
    }

    private static String told(Spot spot) {
        String state = spot.status()
                .on(spot.host())
                .map(Sighting::state)
                .map(seen -> switch (seen) {
                    case HELD -> "has it";
                    case ABSENT -> "does not have it";
                    case UNKNOWN -> "cannot be asked";
                })
                .orElse("was not asked");
        List<String> obstacles = spot.status().hindrances().stream()
                .filter(hindrance -> hindrance.host().equals(spot.host()))
                .map(VipLooks::told)
                .toList();
        return spot.host() + " " + state + ", "
                + (obstacles.isEmpty() ? "ready" : "not ready: " + String.join("; ", obstacles));
    }

    private static String told(Hindrance hindrance) {
        return hindrance.obstacle().words() + " (" + hindrance.detail() + ")";
    }
}
