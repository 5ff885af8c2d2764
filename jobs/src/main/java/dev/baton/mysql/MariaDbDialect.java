package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ReplicationLink.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * MariaDB 10.6 and later: old words, GTIDs of its own, and statements that mean the default connection unless they name
 * another.
 */
final class MariaDbDialect implements Dialect {

    @Override
    public String name() {
        return "MariaDB";
    }

    // ---- reading

    @Override
    public Sql showLinks() {
        return Sql.of("SHOW ALL SLAVES STATUS");
    }

    @Override
    public Sql showLogEnd() {
        return Sql.of("SHOW MASTER STATUS");
    }

    @Override
    public Sql showReplicas() {
        return Sql.of("SHOW SLAVE HOSTS");
    }

    @Override
    public Optional<Sql> showHeartbeats() {
        return Optional.empty();
    }

    @Override
    public Optional<Sql> showRoleOrigins() {
        return Optional.of(Sql.of("SELECT VARIABLE_NAME AS name, GLOBAL_VALUE_ORIGIN AS origin, NULL AS persisted"
                + " FROM information_schema.SYSTEM_VARIABLES WHERE VARIABLE_NAME = 'READ_ONLY'"));
    }

    @Override
    public Optional<Sql> showGroupMembers() {
        return Optional.empty();
    }

    @Override
    public String statusTable() {
        return "information_schema.global_status";
    }

    @Override
    public List<String> gtidVariables() {
        return List.of("gtid_strict_mode", "gtid_domain_id", "gtid_slave_pos", "gtid_binlog_pos", "gtid_binlog_state");
    }

    @Override
    public List<String> writabilityVariables() {
        return List.of("read_only");
    }

    @Override
    public GtidState gtid(Row variables) {
        return new GtidState.MariaDb(
                variables.isOn("gtid_strict_mode") ? GtidState.MariaDb.Mode.STRICT : GtidState.MariaDb.Mode.LAX,
                variables.number("gtid_domain_id"),
                MariaDbGtidSet.parse(variables.text("gtid_slave_pos")),
                MariaDbGtidSet.parse(variables.text("gtid_binlog_pos")),
                MariaDbGtidSet.parse(variables.text("gtid_binlog_state")));
    }

    @Override
    public Optional<ReplicationLink> link(Row row, GtidState gtid) {
        if (row.text("Master_Host").isEmpty()) {
            return Optional.empty();
        }
        Attach attach = attach(row.text("Using_Gtid"));
        return Optional.of(new ReplicationLink(
                row.text("Connection_name"),
                LinkReader.source(row),
                LinkReader.io(row),
                LinkReader.sql(row),
                new Progress(
                        received(row, attach, gtid),
                        LinkReader.read(row),
                        LinkReader.applied(row),
                        LinkReader.lag(row)),
                new Settings(
                        attach,
                        LinkReader.delay(row),
                        LinkReader.filters(row),
                        LinkReader.tls(row),
                        LinkReader.seconds(row.text("Slave_heartbeat_period")),
                        LinkReader.user(row))));
    }

    /**
     * After a restart {@code Gtid_IO_Pos} is empty until the receiving thread connects, and by file position it is not
     * kept up: then files say more. But what it names and the server does not hold is unapplied in any case.
     */
    private static Received received(Row row, Attach attach, GtidState gtid) {
        MariaDbGtidSet received = MariaDbGtidSet.parse(row.text("Gtid_IO_Pos"));
        boolean held = gtid.held().filter(set -> set.contains(received)).isPresent();
        return !received.isEmpty() && (attach.byGtid() || !held) ? new Received.Gtids(received) : new Received.ByFile();
    }

    private static Attach attach(String usingGtid) {
        return switch (usingGtid.toLowerCase(Locale.ROOT)) {
            case "slave_pos" -> Attach.SLAVE_POS;
            case "current_pos" -> Attach.CURRENT_POS;
            default -> Attach.FILE_POSITION;
        };
    }

    /** The last transaction of each server, in brackets. */
    @Override
    public Optional<GtidSet> heldBefore(Row event) {
        return event.text("Event_type").equals("Gtid_list")
                ? Optional.of(MariaDbGtidSet.parse(event.text("Info").replaceAll("[\\[\\]]", "")))
                : Optional.empty();
    }

    // ---- acting

    @Override
    public Sql prepareForSleeping() {
        return Sql.of("SET SESSION long_query_time = 3600, SESSION max_statement_time = 0");
    }

    @Override
    public boolean receivingAgainKeepsUnapplied() {
        return false;
    }

    @Override
    public Optional<Resumption> resumeApplying(List<Row> links, ChannelNames.Extent extent) {
        List<Sql> begin = new ArrayList<>();
        List<Sql> end = new ArrayList<>();
        for (Row link : links) {
            Optional<Resumption> one = resumeApplying(link);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            begin.addAll(one.get().begin());
            end.addAll(one.get().end());
        }
        return Optional.of(new Resumption(begin, end));
    }

    /**
     * With both threads stopped and GTIDs in use, the first thread to start deletes the relay logs, the applying one too
     * (seen on 10.11, 11.4 and 11.8). So the channel is told to go by file position for as long as they are applied. The
     * position in the relay log is only to be trusted while the server runs that received it, and then Gtid_IO_Pos is
     * known.
     */
    private static Optional<Resumption> resumeApplying(Row link) {
        String channel = link.text("Connection_name");
        Sql start = Sql.of("START SLAVE ? SQL_THREAD", channel);
        Attach attach = attach(link.text("Using_Gtid"));
        if (!attach.byGtid() || !link.text("Slave_IO_Running").equals("No")) {
            return Optional.of(Resumption.by(start));
        }
        if (link.text("Gtid_IO_Pos").isEmpty()) {
            return Optional.empty();
        }
        Sql keep = Sql.of(
                "CHANGE MASTER ? TO MASTER_USE_GTID=no, RELAY_LOG_FILE=?, RELAY_LOG_POS="
                        + link.number("Relay_Log_Pos"),
                channel,
                link.text("Relay_Log_File"));
        return Optional.of(new Resumption(
                List.of(keep, start),
                List.of(
                        Sql.of("STOP SLAVE ?", channel),
                        Sql.of("CHANGE MASTER ? TO MASTER_USE_GTID=" + position(attach), channel),
                        start)));
    }

    @Override
    public List<Sql> stop(Threads threads, ChannelNames channels) {
        return each(channels, "STOP SLAVE ?" + threads(threads));
    }

    @Override
    public List<Sql> start(Threads threads, ChannelNames channels) {
        return each(channels, "START SLAVE ?" + threads(threads));
    }

    /**
     * A semi-synchronous replica that stops receiving tells its source, over a connection of its own, to end the thread
     * that sends. It waits 5 s for a source that is silent, unless told to wait less.
     */
    @Override
    public List<Sql> stopToProbeSources(ChannelNames channels) {
        return each(channels, """
                BEGIN NOT ATOMIC
                  DECLARE usual INT DEFAULT @@global.rpl_semi_sync_slave_kill_conn_timeout;
                  DECLARE EXIT HANDLER FOR SQLEXCEPTION
                    BEGIN SET GLOBAL rpl_semi_sync_slave_kill_conn_timeout = usual; RESIGNAL; END;
                  SET GLOBAL rpl_semi_sync_slave_kill_conn_timeout = 1;
                  STOP SLAVE ? IO_THREAD;
                  SET GLOBAL rpl_semi_sync_slave_kill_conn_timeout = usual;
                END""");
    }

    /**
     * A MariaDB replica that waits for a silent source's greeting is deaf to {@code STOP SLAVE} until
     * {@code slave_net_timeout} (60 s) has passed. The thread reads that variable when it connects, so it is short just
     * then, in one block that the server brings to its end whatever becomes of us.
     */
    @Override
    public List<Sql> startToProbeSources(ChannelNames channels) {
        return each(channels, """
                BEGIN NOT ATOMIC
                  DECLARE usual INT DEFAULT @@global.slave_net_timeout;
                  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SET GLOBAL slave_net_timeout = usual; RESIGNAL; END;
                  SET GLOBAL slave_net_timeout = 1;
                  START SLAVE ? IO_THREAD;
                  DO SLEEP(0.05);
                  SET GLOBAL slave_net_timeout = usual;
                END""");
    }

    @Override
    public List<Sql> forgetSources(ChannelNames channels) {
        return each(channels, "RESET SLAVE ? ALL");
    }

    private static List<Sql> each(ChannelNames channels, String statement) {
        return channels.names().stream()
                .map(channel -> Sql.of(statement, channel))
                .toList();
    }

    @Override
    public boolean canAttach(Attach attach) {
        return attach != Attach.AUTO_POSITION;
    }

    @Override
    public Sql changeSource(SourceChange change) {
        Options options = new Options("MASTER");
        options.source(change.source());
        options.login(change.settings().login());
        switch (change.place()) {
            case Place.ByGtid(Attach attach) -> options.add("MASTER_USE_GTID=" + position(attach));
            case Place.ByFile(var position) -> {
                options.add("MASTER_USE_GTID=no");
                options.file(position);
            }
        }
        options.heartbeat(change.heartbeat());
        options.tls(change.settings().tls());
        if (change.settings().certificates() == CertificateCheck.SKIPPED) {
            options.plain("SSL_VERIFY_SERVER_CERT", 0);
        }
        List<String> parameters = new ArrayList<>(List.of(change.channel()));
        parameters.addAll(options.parameters());
        return new Sql("CHANGE MASTER ? TO " + options.text(), parameters);
    }

    /** MariaDB writes CHANGE MASTER into its general log as it was said, where MySQL writes {@code <secret>}. */
    @Override
    public Optional<Sql> stopLogging() {
        return Optional.of(Sql.of("SET SESSION sql_log_off = 1"));
    }

    @Override
    public Optional<Sql> logAgain() {
        return Optional.of(Sql.of("SET SESSION sql_log_off = 0"));
    }

    private static String position(Attach attach) {
        return attach == Attach.CURRENT_POS ? "current_pos" : "slave_pos";
    }

    /** A primary's own writes are in gtid_binlog_pos, but a replica asks for what follows gtid_slave_pos. */
    @Override
    public Optional<Sql> countOwnWritesAsApplied(GtidSet held) {
        return Optional.of(Sql.of("SET GLOBAL gtid_slave_pos = ?", position(held)));
    }

    /** One GTID per domain: the server takes no other. */
    private static String position(GtidSet set) {
        return set instanceof MariaDbGtidSet mariaDb ? mariaDb.position().text() : set.text();
    }

    /** There is no {@code super_read_only}: who has READ ONLY ADMIN can still write. */
    @Override
    public Sql makeReadOnly(long waitAtMostSeconds) {
        return Sql.of("SET SESSION lock_wait_timeout = " + waitAtMostSeconds + ", GLOBAL read_only = 1");
    }

    @Override
    public Sql makeWritable() {
        return Sql.of("SET GLOBAL read_only = 0");
    }

    /** Waits for what comes by replication; what the server wrote itself does not count here. */
    @Override
    public Optional<Sql> waitUntilHolds(GtidSet wanted, long seconds) {
        return Optional.of(Sql.of("SELECT MASTER_GTID_WAIT(?, " + seconds + ") = 0 AS reached", position(wanted)));
    }

    // ---- what people ask for

    @Override
    public Sql delay(String channel, Duration by) {
        return Sql.of("CHANGE MASTER ? TO MASTER_DELAY=" + by.toSeconds(), channel);
    }

    @Override
    public boolean delaysWhileReceiving() {
        return false;
    }

    /** The counter is one of each connection, and which one is said by another variable. */
    @Override
    public List<Sql> skipOne(String channel) {
        return List.of(
                Sql.of("SET SESSION default_master_connection = ?", channel),
                Sql.of("SET GLOBAL sql_slave_skip_counter = 1"));
    }

    @Override
    public Optional<List<Sql>> emptyTransaction(String gtid) {
        return Optional.empty();
    }

    @Override
    public Sql emptyLog() {
        return Sql.of("RESET MASTER");
    }

    /** The replication position stays as it is, and says all. */
    @Override
    public Optional<Sql> countAsExecuted(GtidSet kept) {
        return Optional.empty();
    }

    @Override
    public Sql applyUntil(String channel, BinlogPosition until) {
        return Sql.of("START SLAVE ? UNTIL MASTER_LOG_FILE=?, MASTER_LOG_POS=" + until.offset(), channel, until.file());
    }

    private static String threads(Threads threads) {
        return switch (threads) {
            case RECEIVING -> " IO_THREAD";
            case APPLYING -> " SQL_THREAD";
            case BOTH -> "";
        };
    }
}
