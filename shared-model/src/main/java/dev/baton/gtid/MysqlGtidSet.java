package dev.baton.gtid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A set of transactions as MySQL names them: gtid_executed, gtid_purged, Retrieved_Gtid_Set. It says exactly which
 * transactions a server has, gaps included, so that all of its answers are exact.
 *
 * <p>Rules are those of the MySQL manual, "GTID Format and Storage": {@code uuid:1-5:7}, tags of 8.3 and later as
 * {@code uuid:1-5:tag:1-3}, each tag numbering on its own as if it were another server. The canonical text has UUIDs in
 * lower case and alphabetical order, of each the untagged numbers first and then its tags in alphabetical order, and
 * merged ascending intervals. It differs from what the server prints in one thing: no line breaks after the commas, so
 * that it fits a log line and a statement alike.
 *
 * <p>Immutable. An operation on two sets takes time in proportion to their intervals.
 */
public final class MysqlGtidSet implements GtidSet {
    public static final MysqlGtidSet EMPTY = new MysqlGtidSet(new TreeMap<>());

    /** No origin is without numbers; the map is handed over on construction and changed by nobody afterwards. */
    private final SortedMap<Origin, Intervals> byOrigin;

    private MysqlGtidSet(SortedMap<Origin, Intervals> byOrigin) {
        byOrigin.values().removeIf(Intervals::isEmpty);
        this.byOrigin = byOrigin;
    }

    /**
     * Reads a set as servers print and accept it: any letter case, white space and line breaks between its parts,
     * intervals in any order; empty text is the empty set. Throws {@link GtidFormatException} for anything else.
     */
    public static MysqlGtidSet parse(String text) {
        return merged(new MysqlGtidSetParser(text).parse());
    }

    public static MysqlGtidSet of(Collection<MysqlGtid> gtids) {
        var found = new TreeMap<Origin, List<Interval>>();
        for (var gtid : gtids) {
            found.computeIfAbsent(new Origin(gtid.server(), gtid.tag()), added -> new ArrayList<>())
                    .add(new Interval(gtid.sequence(), gtid.sequence()));
        }
        return merged(found);
    }

    @Override
    public boolean isEmpty() {
        return byOrigin.isEmpty();
    }

    @Override
    public boolean contains(GtidSet other) {
        return mysql(other).byOrigin.entrySet().stream()
                .allMatch(entry -> intervalsOf(entry.getKey()).contains(entry.getValue()));
    }

    @Override
    public MysqlGtidSet union(GtidSet other) {
        var union = new TreeMap<>(byOrigin);
        mysql(other).byOrigin.forEach((origin, intervals) -> union.merge(origin, intervals, Intervals::union));
        return new MysqlGtidSet(union);
    }

    @Override
    public MysqlGtidSet minus(GtidSet other) {
        var subtracted = mysql(other);
        var rest = new TreeMap<>(byOrigin);
        rest.replaceAll((origin, intervals) -> intervals.minus(subtracted.intervalsOf(origin)));
        return new MysqlGtidSet(rest);
    }

    @Override
    public MysqlGtidSet intersect(GtidSet other) {
        var wanted = mysql(other);
        var common = new TreeMap<>(byOrigin);
        common.replaceAll((origin, intervals) -> intervals.intersect(wanted.intervalsOf(origin)));
        return new MysqlGtidSet(common);
    }

    @Override
    public long count() {
        return SaturatedSum.of(byOrigin.values().stream().mapToLong(Intervals::count));
    }

    @Override
    public long countBeyond(GtidSet other) {
        return minus(other).count();
    }

    @Override
    public boolean sameFlavourAs(GtidSet other) {
        return other instanceof MysqlGtidSet;
    }

    /** The servers on which these transactions were first committed, each once, in alphabetical order. */
    public List<UUID> servers() {
        return byOrigin.keySet().stream().map(Origin::server).distinct().toList();
    }

    /** Only what was first committed on that server, whatever its tags. */
    public MysqlGtidSet fromServer(UUID server) {
        return filter(origin -> origin.server().equals(server));
    }

    /**
     * All but what was first committed on that server: {@code replica.minus(source).withoutServer(sourceUuid)} is what
     * is errant on a replica that was read a moment after its source, which meanwhile went on writing.
     */
    public MysqlGtidSet withoutServer(UUID server) {
        return filter(origin -> !origin.server().equals(server));
    }

    /** Each transaction alone, in canonical order; computed as the stream is read, since there may be billions. */
    public Stream<MysqlGtid> gtids() {
        return byOrigin.entrySet().stream()
                .flatMap(entry -> entry.getValue()
                        .numbers()
                        .mapToObj(sequence -> new MysqlGtid(
                                entry.getKey().server(), entry.getKey().tag(), sequence)));
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        UUID current = null;
        for (var entry : byOrigin.entrySet()) {
            var origin = entry.getKey();
            if (!origin.server().equals(current)) {
                text.append(current == null ? "" : ",").append(origin.server());
                current = origin.server();
            }
            if (!origin.tag().isEmpty()) {
                text.append(':').append(origin.tag());
            }
            entry.getValue().appendTo(text);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MysqlGtidSet set && byOrigin.equals(set.byOrigin);
    }

    @Override
    public int hashCode() {
        return byOrigin.hashCode();
    }

    private static MysqlGtidSet merged(SortedMap<Origin, List<Interval>> unordered) {
        var merged = new TreeMap<Origin, Intervals>();
        unordered.forEach((origin, intervals) -> merged.put(origin, Intervals.of(intervals)));
        return new MysqlGtidSet(merged);
    }

    private Intervals intervalsOf(Origin origin) {
        return byOrigin.getOrDefault(origin, Intervals.NONE);
    }

    private MysqlGtidSet filter(Predicate<Origin> wanted) {
        var kept = new TreeMap<>(byOrigin);
        kept.keySet().removeIf(wanted.negate());
        return new MysqlGtidSet(kept);
    }

    private static MysqlGtidSet mysql(GtidSet other) {
        return switch (other) {
            case MysqlGtidSet set -> set;
            case MariaDbGtidSet set ->
                throw new IllegalArgumentException(
                        "A MySQL GTID set has nothing in common with one of MariaDB: " + set.text());
        };
    }
}
