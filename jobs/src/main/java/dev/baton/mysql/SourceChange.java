package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;

/**
 * A channel gets another source.
 *
 * @param channel its name; empty for the default one
 * @param source where it shall receive from
 * @param place where in the source's log it begins
 * @param heartbeat the period to keep, since a server forgets it with a new source; zero for the server's default
 * @param settings how it logs in
 */
record SourceChange(String channel, InstanceId source, Place place, Duration heartbeat, ReplicationSettings settings) {

    /** Where a channel begins in the log of its source. */
    sealed interface Place {
        /**
         * Behind what the server holds.
         *
         * @param attach one that goes by GTID
         */
        record ByGtid(Attach attach) implements Place {}

        /** Behind this event. */
        record ByFile(BinlogPosition position) implements Place {}
    }
}
