package dev.baton.gtid;

/**
 * How far a replica has received or applied, in whichever way its servers say it: planners rank candidates by it and
 * wait for it without knowing which way that is.
 */
public sealed interface Position {

    /** Everything in a GTID set: comparable between all servers of a topology. */
    record ByGtid(GtidSet gtids) implements Position {
        @Override
        public String text() {
            return gtids.text();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** Everything up to a place in the source's binary log: comparable between replicas of the same source only. */
    record ByBinlog(BinlogPosition binlog) implements Position {
        @Override
        public String text() {
            return binlog.text();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    String text();

    /** Whether both are of one kind and flavour, so that {@link #relationTo} has an answer. */
    default boolean comparableWith(Position other) {
        return switch (this) {
            case ByGtid(var gtids) -> other instanceof ByGtid(var others) && gtids.sameFlavourAs(others);
            case ByBinlog _ -> other instanceof ByBinlog;
        };
    }

    /** Throws {@link IllegalArgumentException} for positions that are not {@linkplain #comparableWith comparable}. */
    default Relation relationTo(Position other) {
        if (this instanceof ByGtid(var gtids) && other instanceof ByGtid(var others)) {
            return gtids.relationTo(others);
        }
        if (this instanceof ByBinlog(var binlog) && other instanceof ByBinlog(var others)) {
            return binlog.relationTo(others);
        }
        throw new IllegalArgumentException(
                "A GTID set and a binary log position cannot be compared: " + text() + " and " + other.text());
    }
}
