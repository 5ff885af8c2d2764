package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The language of one kind of server: statements out, rows in, records out. Pure, so that what vendors rename is one
 * class and tested without a server. Chosen by {@link Dialects#of}.
 */
public sealed interface Dialect permits MysqlDialect, MariaDbDialect {

    /** Which threads of replication a statement is about. */
    enum Threads {
        /** The receiving thread. */
        RECEIVING,
        /** The applying thread. */
        APPLYING,
        /** Both. */
        BOTH
    }

    /** The servers that speak it, in words. */
    String name();

    // ---- reading

    /** Asks for one row per channel. */
    Sql showLinks();

    /** Asks for the file and offset at which the binary log ends. */
    Sql showLogEnd();

    /** Asks for the replicas that have told the server their name. */
    Sql showReplicas();

    /** Asks for the heartbeat period of each channel, where {@link #showLinks} does not say it. */
    Optional<Sql> showHeartbeats();

    /**
     * Asks where the values of {@code read_only} and its like came from; {@link RoleReader} reads the answer. Empty where a
     * server does not know.
     */
    Optional<Sql> showRoleOrigins();

    /** Asks for the members of the replication group; {@link GroupReader} reads the answer. Empty without such groups. */
    Optional<Sql> showGroupMembers();

    /** The table that has status values. */
    String statusTable();

    /** The variables that tell GTIDs, to be read with {@link Statements#select}; all are there. */
    List<String> gtidVariables();

    /** The variables that tell who may write; all are there. */
    List<String> writabilityVariables();

    /** Reads {@link #gtidVariables}. */
    GtidState gtid(Row variables);

    /**
     * Reads a row of {@link #showLinks}; empty if the row is of a channel without a source.
     *
     * @throws IllegalArgumentException if a text is no GTID set
     */
    Optional<ReplicationLink> link(Row row, GtidState gtid);

    /**
     * Reads an event of {@code SHOW BINLOG EVENTS}: what the log held before the file, which is among the first events of
     * each; empty for every other event.
     */
    Optional<GtidSet> heldBefore(Row event);

    // ---- acting

    /** Prepares a session for statements that sleep: no limit on statements cuts them, no slow query log notes them. */
    Sql prepareForSleeping();

    /**
     * Whether a receiving thread that is started again leaves alone what was received and is not applied. If not, it
     * deletes it and asks the source once more, which may be dead (I6).
     */
    boolean receivingAgainKeepsUnapplied();

    /**
     * How to start the applying threads of these channels, rows of {@link #showLinks}, without throwing away what they
     * received; empty if there is no way.
     *
     * @param extent whether these are all that the server has
     */
    Optional<Resumption> resumeApplying(List<Row> links, ChannelNames.Extent extent);

    /** Stops threads of these channels. */
    List<Sql> stop(Threads threads, ChannelNames channels);

    /** Starts threads of these channels. */
    List<Sql> start(Threads threads, ChannelNames channels);

    /** Stops the receiving threads within about a second, also those whose source is silent. */
    default List<Sql> stopToProbeSources(ChannelNames channels) {
        return stop(Threads.RECEIVING, channels);
    }

    /**
     * Starts the receiving threads to see whether they reach their sources: an attempt at a source that lets one connect
     * and says nothing ends by itself within about a second, since no server can stop a thread at once meanwhile. May be
     * a script of several statements.
     */
    List<Sql> startToProbeSources(ChannelNames channels);

    /** Puts back what a script of {@link #startToProbeSources} that failed half way has left changed. */
    default List<Sql> abandonProbe() {
        return List.of();
    }

    /** Forgets the sources of these channels; they must be stopped. */
    List<Sql> forgetSources(ChannelNames channels);

    /** Whether servers can find their place in this way. */
    boolean canAttach(Attach attach);

    /** Gives a stopped channel another source. */
    Sql changeSource(SourceChange change);

    /** Keeps what this session says out of the server's general log; empty where the server hides passwords by itself. */
    default Optional<Sql> stopLogging() {
        return Optional.empty();
    }

    /** Takes {@link #stopLogging} back. */
    default Optional<Sql> logAgain() {
        return Optional.empty();
    }

    /**
     * Before a server that was no replica becomes one by GTID: makes what it wrote itself count as applied, if the
     * server does not see to that.
     */
    Optional<Sql> countOwnWritesAsApplied(GtidSet held);

    /** Refuses writes; waits for commits in flight for at most the given seconds, then fails. */
    Sql makeReadOnly(long waitAtMostSeconds);

    /** Takes writes. */
    Sql makeWritable();

    /**
     * Waits on the server until it holds a set, at most the given seconds; answers with one column, {@code reached}.
     * Empty where a server has no such function: then one has to look again and again.
     */
    Optional<Sql> waitUntilHolds(GtidSet wanted, long seconds);

    /**
     * Overwrites the server with another one's data; the last of them takes long, and ends with a restart. Empty where a
     * server knows no such thing.
     *
     * @param donor the other one, as the server reaches it
     * @param login an account there
     */
    default List<Sql> cloneFrom(InstanceId donor, Credentials login, TlsMode tls) {
        return List.of();
    }

    // ---- what people ask for

    /** Applies so much later than the source. */
    Sql delay(String channel, Duration by);

    /** Whether {@link #delay} may be said while the channel receives; if not, both threads have to stand still. */
    boolean delaysWhileReceiving();

    /** Lets the stopped channel pass over one transaction when it starts, for servers without GTIDs to name it. */
    List<Sql> skipOne(String channel);

    /** Writes an empty transaction under this id; empty where a server knows no such thing. */
    Optional<List<Sql>> emptyTransaction(String gtid);

    /** Deletes the whole binary log, and what it says of transactions. */
    Sql emptyLog();

    /** After {@link #emptyLog}: what the server shall count as executed; empty where it knows without. */
    Optional<Sql> countAsExecuted(GtidSet kept);

    /** Starts the channel, and stops applying at this place in the source's log. */
    Sql applyUntil(String channel, BinlogPosition until);
}
