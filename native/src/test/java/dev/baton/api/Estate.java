package dev.baton.api;

import dev.baton.analysis.Analyzer;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.FleetRequest;
import dev.baton.store.Lease;
import dev.baton.store.Outcome;
import dev.baton.store.Recovery;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Sighting;
import dev.baton.store.Signature;
import dev.baton.store.Store;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Failure;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ReplicationLink.Settings;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ReplicationLink.Tls;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fleet would have written into the store: a cluster that is well, and one whose primary is gone. */
final class Estate {

    static final ClusterId SHOP = new ClusterId("db1:3306");
    static final ClusterId LEDGER = new ClusterId("led1:3306");

    private final Store store;

    Estate(Store store) {
        this.store = store;
    }

    /** Writes it, over whatever a test before has left. */
    void write() {
        store.recoveries().open().forEach(this::close);
        answerRequests();
        store.settings().setRecoveries(RecoverySwitch.State.ENABLED, new Signature("test", "as at first"));
        store.clusters().ensure(SHOP);
        store.clusters().ensure(LEDGER);
        store.servers().saveAll(sightings(store.db().now()));
        store.clusters().rename(SHOP, "shop");
        Stream.of(SHOP, LEDGER)
                .flatMap(cluster -> store.snapshots().snapshot(cluster).stream())
                .forEach(snapshot -> store.findings()
                        .replace(
                                snapshot.cluster().id(),
                                snapshot.takenAt(),
                                Analyzer.analyze(snapshot, AnalysisPolicy.DEFAULT)));
    }

    private void answerRequests() {
        Optional<FleetRequest> request = store.requests().claimNext("test");
        while (request.isPresent()) {
            store.requests().finish(request.get().id(), "cleared");
            request = store.requests().claimNext("test");
        }
    }

    private void close(Recovery recovery) {
        Lease lease = store.leases()
                .tryAcquire(Lease.on(recovery.cluster()), "test", Duration.ofMinutes(1))
                .orElseThrow();
        store.recoveries().claim(recovery.id(), lease);
        store.recoveries().close(recovery.id(), lease, new Outcome.Refused(List.of()));
        store.leases().release(lease);
    }

    private static List<Sighting> sightings(Instant now) {
        Observation gone = new Observation.Unreachable(
                primary("led1"), new Failure(Failure.Kind.REFUSED, ""), now.minusSeconds(4), now);
        return List.of(
                answering(SHOP, primary("db1"), now),
                answering(SHOP, replica("db2", 2, "db1"), now),
                answering(SHOP, replica("db3", 3, "db1"), now),
                new Sighting(InstanceId.parse("led1"), LEDGER, gone),
                answering(LEDGER, replica("led2", 2, "led1"), now));
    }

    private static Sighting answering(ClusterId cluster, Instance facts, Instant now) {
        return new Sighting(facts.id(), cluster, new Observation.Reachable(facts, now));
    }

    private static Instance primary(String host) {
        return instance(host, 1, Writability.WRITABLE, List.of());
    }

    private static Instance replica(String host, long serverId, String source) {
        ReplicationLink link = new ReplicationLink(
                "",
                new Source(InstanceId.parse(source), "", 1),
                new IoThread(IoState.RUNNING, ReplicationError.NONE),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new Progress(
                        new Received.Gtids(MariaDbGtidSet.parse("0-1-100")),
                        "bin.1:9",
                        "bin.1:9",
                        new Lag.Known(Duration.ZERO)),
                new Settings(Attach.SLAVE_POS, Duration.ZERO, Filters.NONE, Tls.OFF, Duration.ZERO, "repl"));
        return instance(host, serverId, Writability.READ_ONLY, List.of(link));
    }

    private static Instance instance(String host, long serverId, Writability writability, List<ReplicationLink> links) {
        MariaDbGtidSet set = MariaDbGtidSet.parse("0-1-100");
        return new Instance(
                InstanceId.parse(host),
                new ServerIdentity(serverId, "", host, "", 3306),
                ServerVersion.parse("11.4.5-MariaDB", ""),
                writability,
                new BinaryLog(BinaryLog.Writing.ALL_WRITES, BinaryLog.Format.ROW, "FULL", "bin.1:9"),
                new GtidState.MariaDb(GtidState.MariaDb.Mode.STRICT, 0, set, set, set),
                links,
                SemiSync.OFF,
                List.of(),
                new ServerSettings(Duration.ofDays(3), ServerSettings.RelayLogRecovery.KEEPS));
    }
}
