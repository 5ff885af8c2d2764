package dev.baton.execute;

import dev.baton.remote.Shell.Place;
import dev.baton.remote.SshShell;
import dev.baton.store.SnapshotReader;
import dev.baton.store.VipsTable;
import dev.baton.store.VipsTable.ClusterVip;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Keeps this worker logged in to the hosts of clusters with virtual addresses: any worker may be the one that moves one,
 * and logging in takes ten times as long as the command. Thread-safe.
 */
@ApplicationScoped
public class VipSessions {

    private final VipsTable vips;
    private final SnapshotReader snapshots;
    private final SshShell shell;

    VipSessions(VipsTable vips, SnapshotReader snapshots, SshShell shell) {
        this.vips = vips;
        this.snapshots = snapshots;
        this.shell = shell;
    }

    /** Logs in where that is not so already, on all hosts at the same time. */
    public void keep() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            vips.all().stream()
                    .flatMap(this::places)
                    .distinct()
                    .forEach(place -> threads.execute(() -> shell.warm(place)));
        }
    }

    private Stream<Place> places(ClusterVip vip) {
        return Optional.of(vip.cluster()).flatMap(snapshots::snapshot).stream()
                .flatMap(snapshot -> snapshot.servers().stream())
                .map(server -> new Place(server.id().host(), vip.vip().place().login()));
    }
}
