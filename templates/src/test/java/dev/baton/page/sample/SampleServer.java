package dev.baton.page.sample;

import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.Downtime;
import dev.baton.topology.Failure;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.PromotionRule;
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
import dev.baton.topology.Server;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds one server step by step; every method changes it and returns it. For one thread. */
final class SampleServer {

    private final InstanceId id;
    private final long number;
    private final ServerVersion version;
    private final List<ReplicationLink> links = new ArrayList<>();
    private String gtids;
    private Writability writability = Writability.WRITABLE;
    private SemiSync semiSync = SemiSync.OFF;
    private PromotionRule rule = PromotionRule.NEUTRAL;
    private Downtime downtime = Downtime.NONE;

    private SampleServer(String address, long number, ServerVersion version, String gtids) {
        this.id = InstanceId.parse(address);
        this.number = number;
        this.version = version;
        this.gtids = gtids;
    }

    static SampleServer mariaDb(String address, long number) {
        return new SampleServer(address, number, ServerVersion.parse("11.4.5-MariaDB-log", "MariaDB"), "0-1-48210");
    }

    static SampleServer mysql(String address, long number) {
        ServerVersion version = ServerVersion.parse("8.4.6", "MySQL Community Server - GPL");
        return new SampleServer(address, number, version, "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-90210");
    }

    SampleServer holding(String set) {
        gtids = set;
        return this;
    }

    SampleServer from(String source, long sourceNumber) {
        return from(source, sourceNumber, IoState.RUNNING, ReplicationError.NONE);
    }

    SampleServer from(String source, long sourceNumber, IoState state, ReplicationError error) {
        writability = version.isMariaDb() ? Writability.READ_ONLY : Writability.SUPER_READ_ONLY;
        links.add(new ReplicationLink(
                "",
                new Source(InstanceId.parse(source), uuid(sourceNumber), sourceNumber),
                new IoThread(state, error),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new Progress(received(), "binlog.000042:77120", "binlog.000042:77120", new Lag.Known(Duration.ZERO)),
                new Settings(
                        version.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION,
                        Duration.ZERO,
                        Filters.NONE,
                        Tls.ON,
                        Duration.ofSeconds(10),
                        "replication")));
        return this;
    }

    SampleServer behind(Duration lag) {
        ReplicationLink link = links.removeLast();
        Progress progress = new Progress(
                link.progress().retrieved(), "binlog.000042:91000", "binlog.000042:77120", new Lag.Known(lag));
        links.add(new ReplicationLink(link.channel(), link.source(), link.io(), link.sql(), progress, link.settings()));
        return this;
    }

    SampleServer brokenBy(int error, String message) {
        ReplicationLink link = links.removeLast();
        Progress progress = new Progress(
                link.progress().retrieved(), "binlog.000042:91000", "binlog.000042:77120", new Lag.Unknown());
        links.add(new ReplicationLink(
                link.channel(),
                link.source(),
                link.io(),
                new SqlThread(SqlState.STOPPED, new ReplicationError(error, message)),
                progress,
                link.settings()));
        return this;
    }

    SampleServer writable() {
        writability = Writability.WRITABLE;
        return this;
    }

    SampleServer semiSyncSource(int clients) {
        semiSync = new SemiSync(SemiSync.Role.ACTIVE, SemiSync.Role.ENABLED, 1, Duration.ofSeconds(10), clients);
        return this;
    }

    SampleServer semiSyncReplica() {
        semiSync = new SemiSync(SemiSync.Role.ENABLED, SemiSync.Role.ACTIVE, 1, Duration.ofSeconds(10), 0);
        return this;
    }

    SampleServer rule(PromotionRule said) {
        rule = said;
        return this;
    }

    SampleServer downtime(String owner, String reason, Instant until) {
        downtime = new Downtime(owner, reason, until);
        return this;
    }

    Server answering(Instant now) {
        return new Server(id, new Observation.Reachable(facts(), now), rule, downtime);
    }

    Server unreachable(Failure why, Instant since, Instant now) {
        return new Server(id, new Observation.Unreachable(facts(), why, since, now), rule, downtime);
    }

    private Received received() {
        return new Received.Gtids(version.isMariaDb() ? MariaDbGtidSet.parse(gtids) : MysqlGtidSet.parse(gtids));
    }

    private Instance facts() {
        return new Instance(
                id,
                new ServerIdentity(number, uuid(number), id.host(), id.host(), id.port()),
                version,
                writability,
                new BinaryLog(BinaryLog.Writing.ALL_WRITES, BinaryLog.Format.ROW, "FULL", "binlog.000042:91000"),
                gtid(),
                links,
                semiSync,
                List.of(),
                new ServerSettings(Duration.ofDays(41), ServerSettings.RelayLogRecovery.KEEPS));
    }

    private GtidState gtid() {
        if (version.isMariaDb()) {
            MariaDbGtidSet set = MariaDbGtidSet.parse(gtids);
            return new GtidState.MariaDb(GtidState.MariaDb.Mode.STRICT, 0, set, set, set);
        }
        return new GtidState.Mysql(MysqlGtidSet.parse(gtids), MysqlGtidSet.EMPTY);
    }

    private String uuid(long serverNumber) {
        return version.isMariaDb() ? "" : "3e11fa47-71ca-11e1-9e33-c80aa942956" + serverNumber;
    }
}
