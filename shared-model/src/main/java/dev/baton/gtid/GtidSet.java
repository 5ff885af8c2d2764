package dev.baton.gtid;

/**
 * A set of transactions, named by global transaction identifiers; it exists so that rules and planners need not know
 * which flavour of server they decide about.
 *
 * <p>Both flavours keep these laws: {@code union} is commutative, associative and idempotent; {@code a.contains(b)}
 * exactly if {@code b.minus(a)} is empty, and exactly if {@code b.countBeyond(a)} is 0; {@code a} contains
 * {@code a.intersect(b)} and is contained in {@code a.union(b)}; {@code a.minus(b)} and {@code a.intersect(b)} together
 * make up {@code a}. What a MariaDB set can know and what it must assume is told at {@link MariaDbGtidSet}.
 *
 * <p>Sets of different flavours have no common history: every method that takes another set throws
 * {@link IllegalArgumentException} for them, since asking is a bug (ask {@link #sameFlavourAs} where it may happen).
 *
 * <p>{@code equals} compares what is written; {@link #relationTo} compares what it means.
 */
public sealed interface GtidSet permits MysqlGtidSet, MariaDbGtidSet {

    boolean isEmpty();

    /** The canonical text, on one line, in the form that the server accepts; {@code toString} gives the same. */
    String text();

    boolean contains(GtidSet other);

    GtidSet union(GtidSet other);

    /** What this set holds and the other does not. */
    GtidSet minus(GtidSet other);

    /** What both sets hold. */
    GtidSet intersect(GtidSet other);

    /** How many transactions; exact for MySQL, an upper bound for MariaDB; {@link Long#MAX_VALUE} if there are more. */
    long count();

    /**
     * How many transactions this set holds that the other does not: what would be lost with this server if the other
     * took its place. Exact for MySQL; for MariaDB at most so many; {@link Long#MAX_VALUE} if there are more.
     */
    long countBeyond(GtidSet other);

    boolean sameFlavourAs(GtidSet other);

    default Relation relationTo(GtidSet other) {
        var holdsOther = contains(other);
        var isHeld = other.contains(this);
        if (holdsOther) {
            return isHeld ? Relation.EQUAL : Relation.AHEAD;
        }
        return isHeld ? Relation.BEHIND : Relation.DIVERGED;
    }
}
