package dev.baton.topology;

import dev.baton.gtid.BinlogPosition;
import java.util.Optional;

/**
 * A server's binary log: whether others can replicate from it, and how its events look.
 *
 * @param writing whether there is one, and whether replicated changes are written to it too
 * @param format {@code binlog_format}
 * @param rowImage {@code binlog_row_image}, upper case; empty where the server has no such setting
 * @param position where it ends; {@link #end} says so for a caller, empty text in here means none
 */
public record BinaryLog(Writing writing, Format format, String rowImage, String position) {

    /** What goes into the log. */
    public enum Writing {
        /** No binary log: nobody can replicate from this server. */
        OFF,
        /** Only its own writes: a replica of it would miss what it received itself. */
        OWN_WRITES,
        /** Its own writes and what it applied as a replica ({@code log_replica_updates}). */
        ALL_WRITES
    }

    /** How changes are logged; the order is that in which a replica's format may not be smaller than its source's. */
    public enum Format {
        /** The statements' text. */
        STATEMENT,
        /** Statements, rows where statements are unsafe. */
        MIXED,
        /** Changed rows. */
        ROW
    }

    /** Where the log ends, if there is one. */
    public Optional<BinlogPosition> end() {
        return position.isEmpty() ? Optional.empty() : Optional.of(BinlogPosition.parse(position));
    }
}
