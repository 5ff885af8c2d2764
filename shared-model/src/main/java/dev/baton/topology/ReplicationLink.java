package dev.baton.topology;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One channel by which a server receives from a source: {@code SHOW REPLICA STATUS}, one row.
 *
 * @param channel name of the channel (connection name on MariaDB); empty for the default one
 * @param source where it receives from
 * @param io the receiving thread
 * @param sql the applying thread
 * @param progress what was received and what was applied
 * @param settings how it was set up
 */
public record ReplicationLink(
        String channel, Source source, IoThread io, SqlThread sql, Progress progress, Settings settings) {

    /**
     * The source as the replica knows it.
     *
     * @param id address it connects to
     * @param uuid {@code Source_UUID}; empty if never connected, and on MariaDB
     * @param serverId {@code Source_Server_Id}; 0 if never connected
     */
    public record Source(InstanceId id, String uuid, long serverId) {}

    /** The receiving thread. */
    public record IoThread(IoState state, ReplicationError error) {}

    /** The applying thread. */
    public record SqlThread(SqlState state, ReplicationError error) {}

    /** State of the receiving thread. */
    public enum IoState {
        /** Connected and receiving. */
        RUNNING,
        /** Trying to connect. */
        CONNECTING,
        /** Not running. */
        STOPPED
    }

    /** State of the applying thread (of its coordinator, where several apply). */
    public enum SqlState {
        /** Applying. */
        RUNNING,
        /** Not running. */
        STOPPED
    }

    /**
     * How far replication has come. The file positions are in the source's binary log; text is empty where unknown.
     *
     * @param retrieved received GTIDs: {@code Retrieved_Gtid_Set} (only since the relay logs were last reset) or
     *     MariaDB's {@code Gtid_IO_Pos}; empty text without GTIDs
     * @param read {@code file:offset} received
     * @param applied {@code file:offset} applied
     * @param lag how far behind
     */
    public record Progress(Received retrieved, String read, String applied, Lag lag) {

        /** Position received, where known. */
        public Optional<BinlogPosition> readPosition() {
            return read.isEmpty() ? Optional.empty() : Optional.of(BinlogPosition.parse(read));
        }

        /** Position applied, where known. */
        public Optional<BinlogPosition> appliedPosition() {
            return applied.isEmpty() ? Optional.empty() : Optional.of(BinlogPosition.parse(applied));
        }
    }

    /** Received GTIDs, or the knowledge that there are none to speak of. */
    public sealed interface Received {
        /** @param set what the receiving thread has written to the relay log */
        record Gtids(GtidSet set) implements Received {}

        /** The channel works by file positions. */
        record ByFile() implements Received {}

        /** The set, if the channel counts in GTIDs. */
        default Optional<GtidSet> gtids() {
            return this instanceof Gtids(GtidSet set) ? Optional.of(set) : Optional.empty();
        }
    }

    /**
     * How a channel was set up.
     *
     * @param attach how it finds its place in the source's log
     * @param delay {@code SQL_Delay}: applied that much later on purpose
     * @param filters whether any replication filter is set
     * @param tls whether it asks for TLS
     * @param heartbeat the period after which a silent source sends a heartbeat; zero if unknown or off
     * @param user the account it connects with
     */
    public record Settings(Attach attach, Duration delay, Filters filters, Tls tls, Duration heartbeat, String user) {}

    /** How a replica finds its place in its source's log. */
    public enum Attach {
        /** By file and offset. */
        FILE_POSITION,
        /** MySQL's auto-position. */
        AUTO_POSITION,
        /** MariaDB's {@code Using_Gtid: Slave_Pos}. */
        SLAVE_POS,
        /** MariaDB's {@code Using_Gtid: Current_Pos}. */
        CURRENT_POS;

        /** Whether GTIDs decide. */
        public boolean byGtid() {
            return this != FILE_POSITION;
        }
    }

    /** Whether a channel leaves anything out. */
    public enum Filters {
        /** Everything is applied. */
        NONE,
        /** Some databases, tables or domains are not. */
        SOME
    }

    /** Whether a channel is encrypted. */
    public enum Tls {
        /** Plain. */
        OFF,
        /** Asked for. */
        ON
    }

    /** The same channel with its source's address put into the words we know it by. */
    ReplicationLink translating(UnaryOperator<InstanceId> names) {
        Source known = new Source(names.apply(source.id()), source.uuid(), source.serverId());
        return new ReplicationLink(channel, known, io, sql, progress, settings);
    }

    /** It was kept from its source on purpose: see {@link Detachment}. */
    public boolean isDetached() {
        return Detachment.origin(source.id()).isPresent();
    }

    /** Both threads run. */
    public boolean isReplicating() {
        return io.state() == IoState.RUNNING && sql.state() == SqlState.RUNNING;
    }

    /** The receiving thread is connected to its source. */
    public boolean isReceiving() {
        return io.state() == IoState.RUNNING;
    }

    /** The receiving thread tries in vain: an error is there and it is not connected. */
    public boolean isFailingToConnect() {
        return io.state() == IoState.CONNECTING && io.error().isPresent();
    }
}
