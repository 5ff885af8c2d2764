package dev.baton.gtid;

public sealed interface GtidSet permits MysqlGtidSet, MariaDbGtidSet {
    boolean isEmpty();

    boolean contains(GtidSet o);

    GtidSet union(GtidSet o);

    GtidSet minus(GtidSet o);

    long count();

    String text();
}
