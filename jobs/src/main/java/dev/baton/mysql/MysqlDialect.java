package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all MySQL servers have in common, in old words or in new ones. */
abstract sealed class MysqlDialect implements Dialect
        permits Mysql56Dialect, Mysql57Dialect, Mysql80Dialect, Mysql84Dialect {

    /**
     * The words that MySQL exchanged in the course of 8.0.22 to 8.4.
     *
     * @param replica as in STOP REPLICA
     * @param source as in SOURCE_HOST
     * @param change the statement that gives a channel a source
     * @param logEnd the statement that shows where the binary log ends
     * @param replicas the statement that lists replicas
     * @param reset the statement that empties the binary log
     */
    record Words(String replica, String source, String change, String logEnd, String replicas, String reset) {
        static final Words OLD = new Words(
                "SLAVE", "MASTER", "CHANGE MASTER TO", "SHOW MASTER STATUS", "SHOW SLAVE HOSTS", "RESET MASTER");
        static final Words NEW = new Words(
                "REPLICA",
                "SOURCE",
                "CHANGE REPLICATION SOURCE TO",
                "SHOW BINARY LOG STATUS",
                "SHOW REPLICAS",
                "RESET BINARY LOGS AND GTIDS");
    }

    private final Words words;

    MysqlDialect(Words words) {
        this.words = words;
    }

    // ---- reading

    @Override
    public Sql showLinks() {
        return Sql.of("SHOW " + words.replica() + " STATUS");
    }

    @Override
    public Sql showLogEnd() {
        return Sql.of(words.logEnd());
    }

    @Override
    public Sql showReplicas() {
        return Sql.of(words.replicas());
    }

    @Override
    public Optional<Sql> showHeartbeats() {
        return Optional.of(Sql.of("SELECT CHANNEL_NAME AS channel, HEARTBEAT_INTERVAL AS period"
                + " FROM performance_schema.replication_connection_configuration"));
    }

    /** From 8.0 on: what was set at run time, and what is persisted to be set at a start. */
    @Override
    public Optional<Sql> showRoleOrigins() {
        return Optional.of(Sql.of("SELECT now.VARIABLE_NAME AS name, now.VARIABLE_SOURCE AS origin,"
                + " kept.VARIABLE_VALUE AS persisted FROM performance_schema.variables_info AS now"
                + " LEFT JOIN performance_schema.persisted_variables AS kept ON kept.VARIABLE_NAME = now.VARIABLE_NAME"
                + " WHERE now.VARIABLE_NAME IN ('read_only', 'super_read_only')"));
    }

    /** From 8.0 on a member's role is told. */
    @Override
    public Optional<Sql> showGroupMembers() {
        return Optional.of(Sql.of("SELECT MEMBER_ID AS id, MEMBER_HOST AS host, MEMBER_PORT AS port,"
                + " MEMBER_STATE AS state, MEMBER_ROLE AS role FROM performance_schema.replication_group_members"));
    }

    @Override
    public String statusTable() {
        return "performance_schema.global_status";
    }

    @Override
    public List<String> gtidVariables() {
        return List.of("gtid_mode", "gtid_executed", "gtid_purged");
    }

    @Override
    public List<String> writabilityVariables() {
        return List.of("read_only", "super_read_only");
    }

    /** On only where every transaction has a GTID; in between, file positions are what can be trusted. */
    @Override
    public GtidState gtid(Row variables) {
        return variables.isOn("gtid_mode")
                ? new GtidState.Mysql(
                        MysqlGtidSet.parse(variables.text("gtid_executed")),
                        MysqlGtidSet.parse(variables.text("gtid_purged")))
                : new GtidState.Off();
    }

    @Override
    public Optional<ReplicationLink> link(Row row, GtidState gtid) {
        if (row.text("Source_Host", "Master_Host").isEmpty()) {
            return Optional.empty();
        }
        Received received = gtid instanceof GtidState.Mysql
                ? new Received.Gtids(MysqlGtidSet.parse(row.text("Retrieved_Gtid_Set")))
                : new Received.ByFile();
        Attach attach = row.isOn("Auto_Position") ? Attach.AUTO_POSITION : Attach.FILE_POSITION;
        return Optional.of(new ReplicationLink(
                row.text("Channel_Name"),
                LinkReader.source(row),
                LinkReader.io(row),
                LinkReader.sql(row),
                new Progress(received, LinkReader.read(row), LinkReader.applied(row), LinkReader.lag(row)),
                new Settings(
                        attach,
                        LinkReader.delay(row),
                        LinkReader.filters(row),
                        LinkReader.tls(row),
                        Duration.ZERO,
                        LinkReader.user(row))));
    }

    @Override
    public Optional<GtidSet> heldBefore(Row event) {
        return event.text("Event_type").equals("Previous_gtids")
                ? Optional.of(MysqlGtidSet.parse(event.text("Info")))
                : Optional.empty();
    }

    // ---- acting: without a channel's name, statements about threads are about all channels

    @Override
    public Sql prepareForSleeping() {
        return Sql.of("SET SESSION long_query_time = 3600");
    }

    @Override
    public boolean receivingAgainKeepsUnapplied() {
        return true;
    }

    @Override
    public Optional<Resumption> resumeApplying(List<Row> links, ChannelNames.Extent extent) {
        List<String> names =
                links.stream().map(link -> link.text("Channel_Name")).toList();
        return Optional.of(new Resumption(start(Threads.APPLYING, new ChannelNames(names, extent)), List.of()));
    }

    @Override
    public List<Sql> stop(Threads threads, ChannelNames channels) {
        return about(channels, "STOP " + words.replica() + threads(threads));
    }

    @Override
    public List<Sql> start(Threads threads, ChannelNames channels) {
        return about(channels, "START " + words.replica() + threads(threads));
    }

    /** From 5.7 on; where a server knows no channels, every one is meant. */
    private static List<Sql> about(ChannelNames channels, String statement) {
        return switch (channels.extent()) {
            case EVERY -> List.of(Sql.of(statement));
            case SOME ->
                channels.names().stream()
                        .map(name -> Sql.of(statement + " FOR CHANNEL ?", name))
                        .toList();
        };
    }

    /**
     * A replica that waits for a silent source's greeting needs two seconds to hear {@code STOP REPLICA}, and waits for
     * the greeting as long as {@code replica_net_timeout} says (60 s). The thread reads that variable when it connects, so
     * it is short just then, in one script that the server brings to its end whatever becomes of us.
     */
    @Override
    public List<Sql> startToProbeSources(ChannelNames channels) {
        List<Sql> starts = start(Threads.RECEIVING, channels);
        String script = Stream.of(
                        Stream.of("SET @usual = @@GLOBAL." + netTimeout(), "SET GLOBAL " + netTimeout() + " = 1"),
                        starts.stream().map(Sql::text),
                        Stream.of("DO SLEEP(0.05)", usualNetTimeout()))
                .flatMap(statements -> statements)
                .collect(Collectors.joining("; "));
        return List.of(new Sql(
                script,
                starts.stream().flatMap(start -> start.parameters().stream()).toList()));
    }

    @Override
    public List<Sql> abandonProbe() {
        return List.of(Sql.of(usualNetTimeout()));
    }

    private String usualNetTimeout() {
        return "SET GLOBAL " + netTimeout() + " = COALESCE(@usual, @@GLOBAL." + netTimeout() + ")";
    }

    private String netTimeout() {
        return words.replica().toLowerCase(Locale.ROOT) + "_net_timeout";
    }

    @Override
    public List<Sql> forgetSources(ChannelNames channels) {
        return about(channels, "RESET " + words.replica() + " ALL");
    }

    @Override
    public boolean canAttach(Attach attach) {
        return attach == Attach.AUTO_POSITION || attach == Attach.FILE_POSITION;
    }

    @Override
    public Sql changeSource(SourceChange change) {
        Options options = new Options(words.source());
        options.source(change.source());
        options.login(change.settings().login());
        switch (change.place()) {
            case Place.ByGtid byGtid -> options.plain("AUTO_POSITION", 1);
            case Place.ByFile(var position) -> {
                options.plain("AUTO_POSITION", 0);
                options.file(position);
            }
        }
        options.heartbeat(change.heartbeat());
        options.tls(change.settings().tls());
        options.add(publicKey(change.settings().keys()));
        return forChannel(words.change() + " " + options.text(), options.parameters(), change.channel());
    }

    /** The default channel has to be named as well where there are others. From 5.7 on. */
    Sql forChannel(String change, List<String> parameters, String channel) {
        List<String> all = new ArrayList<>(parameters);
        all.add(channel);
        return new Sql(change + " FOR CHANNEL ?", all);
    }

    /** The option that lets the source send its public key; empty where the server knows none. */
    String publicKey(KeyRetrieval keys) {
        return keys == KeyRetrieval.ALLOWED ? "GET_" + words.source() + "_PUBLIC_KEY=1" : "";
    }

    @Override
    public Optional<Sql> countOwnWritesAsApplied(GtidSet held) {
        return Optional.empty();
    }

    /** {@code super_read_only} brings {@code read_only} with it. */
    @Override
    public Sql makeReadOnly(long waitAtMostSeconds) {
        return Sql.of("SET SESSION lock_wait_timeout = " + waitAtMostSeconds + ", GLOBAL super_read_only = 1");
    }

    @Override
    public Sql makeWritable() {
        return Sql.of("SET GLOBAL super_read_only = 0, GLOBAL read_only = 0");
    }

    @Override
    public Optional<Sql> waitUntilHolds(GtidSet wanted, long seconds) {
        return Optional.of(
                Sql.of("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, " + seconds + ") = 0 AS reached", wanted.text()));
    }

    // ---- what people ask for

    @Override
    public Sql delay(String channel, Duration by) {
        String change = words.change() + " " + words.source() + "_DELAY=" + by.toSeconds();
        return forChannel(change, List.of(), channel);
    }

    @Override
    public boolean delaysWhileReceiving() {
        return true;
    }

    @Override
    public List<Sql> skipOne(String channel) {
        String counter = words.replica().toLowerCase(Locale.ROOT);
        return List.of(Sql.of("SET GLOBAL sql_" + counter + "_skip_counter = 1"));
    }

    @Override
    public Optional<List<Sql>> emptyTransaction(String gtid) {
        return Optional.of(List.of(
                Sql.of("SET SESSION gtid_next = ?", gtid),
                Sql.of("BEGIN"),
                Sql.of("COMMIT"),
                Sql.of("SET SESSION gtid_next = 'AUTOMATIC'")));
    }

    @Override
    public Sql emptyLog() {
        return Sql.of(words.reset());
    }

    @Override
    public Optional<Sql> countAsExecuted(GtidSet kept) {
        return Optional.of(Sql.of("SET GLOBAL gtid_purged = ?", kept.text()));
    }

    @Override
    public Sql applyUntil(String channel, BinlogPosition until) {
        String start = "START " + words.replica() + " UNTIL " + words.source() + "_LOG_FILE=?, " + words.source()
                + "_LOG_POS=" + until.offset();
        return channel.isEmpty()
                ? Sql.of(start, until.file())
                : Sql.of(start + " FOR CHANNEL ?", until.file(), channel);
    }

    private static String threads(Threads threads) {
        return switch (threads) {
            case RECEIVING -> " IO_THREAD";
            case APPLYING -> " SQL_THREAD";
            case BOTH -> "";
        };
    }
}
