package dev.baton.gtid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a MariaDB server holds, in either of the two forms in which it says so: a <em>position</em> names the last
 * transaction of each replication domain (gtid_slave_pos, gtid_current_pos, gtid_binlog_pos, Gtid_IO_Pos), a
 * <em>binlog state</em> the last one of each server in each domain (gtid_binlog_state), that is, of each stream.
 *
 * <p>Neither lists transactions, as a MySQL set does, so that something has to be assumed. The MariaDB documentation
 * ("Global Transaction ID") says of gtid_strict_mode: within a domain sequence numbers only go up, whichever server
 * writes. On that promise a domain is one line of transactions, and a set holds the transaction {@code d-s-n} if
 * <ul>
 *   <li>it names stream {@code d-s}, and no lower number than {@code n}; or
 *   <li>it does not name that stream, but names domain {@code d}, and all numbers that it names there are higher than
 *       {@code n}. Nothing is known then, and we assume that it was part of the line: a position names but one stream,
 *       and the binlog state of a server that was restored from a backup lacks the streams from before.
 * </ul>
 * So {@code 0-2-105} contains {@code 0-1-100}; {@code 0-1-100} and {@code 0-2-100} have diverged, for one line holds no
 * number twice; and so have {@code 0-1-101} and the binlog state {@code 0-1-100,0-2-105}, although their positions would
 * not have shown it: <em>states say more than positions, use them where both can be had.</em> Since a set may leave
 * things open, {@link #contains} need not be transitive across sets of both forms, and {@link #relationTo} may say
 * {@code EQUAL} of a position and a state.
 *
 * <p>{@link #minus} gives, of each stream that goes beyond the other set, its last transaction: it says where, and
 * {@link #countBeyond} how much. {@link #count} adds up the highest number of each domain. {@link #union} holds what
 * either holds, assumed or named, and names a stream only where that says more: of positions it is the later position,
 * as gtid_current_pos is of gtid_slave_pos and gtid_binlog_pos. A union of binlog states may assume less than a reader
 * of its text would: read back, that text is {@code EQUAL} to it, but need not be {@code equals}.
 *
 * <p>The canonical text goes by domain, and within one by sequence number, so that the newest comes last, as the server
 * itself writes (and wants) its binlog state. GTIDs with sequence number 0 say nothing, and are left out. Immutable.
 */
public final class MariaDbGtidSet implements GtidSet {
    public static final MariaDbGtidSet EMPTY = new MariaDbGtidSet(new TreeMap<>());

    /** No domain is without streams; the map is handed over on construction and changed by nobody afterwards. */
    private final SortedMap<Long, Domain> domains;

    private MariaDbGtidSet(SortedMap<Long, Domain> domains) {
        domains.values().removeIf(Domain::isEmpty);
        this.domains = domains;
    }

    /**
     * Reads a position or a binlog state: GTIDs in any order, separated by commas, with white space anywhere; empty
     * text is the empty set. Throws {@link GtidFormatException} for anything else.
     */
    public static MariaDbGtidSet parse(String text) {
        var scanner = new TextScanner(text);
        var gtids = new ArrayList<MariaDbGtid>();
        while (!scanner.atEnd()) {
            if (!gtids.isEmpty()) {
                scanner.expect(',');
            }
            gtids.add(MariaDbGtid.read(scanner));
        }
        return of(gtids);
    }

    /** Of GTIDs of the same domain and server, the highest counts. */
    public static MariaDbGtidSet of(Collection<MariaDbGtid> gtids) {
        var domains = new TreeMap<Long, Domain>();
        gtids.stream()
                .collect(Collectors.groupingBy(MariaDbGtid::domain))
                .forEach((id, ofDomain) -> domains.put(id, Domain.of(id, ofDomain)));
        return new MariaDbGtidSet(domains);
    }

    @Override
    public boolean isEmpty() {
        return domains.isEmpty();
    }

    @Override
    public boolean contains(GtidSet other) {
        return mariaDb(other).domains.values().stream()
                .allMatch(domain -> domain(domain.id()).contains(domain));
    }

    @Override
    public MariaDbGtidSet union(GtidSet other) {
        var union = new TreeMap<>(domains);
        mariaDb(other).domains.forEach((id, domain) -> union.merge(id, domain, Domain::union));
        return new MariaDbGtidSet(union);
    }

    /** The last transaction of each stream that the other set does not hold. */
    @Override
    public MariaDbGtidSet minus(GtidSet other) {
        return eachWith(mariaDb(other), Domain::minus);
    }

    @Override
    public MariaDbGtidSet intersect(GtidSet other) {
        return eachWith(mariaDb(other), Domain::intersect);
    }

    @Override
    public long count() {
        return SaturatedSum.of(domains.values().stream().mapToLong(Domain::headSequence));
    }

    @Override
    public long countBeyond(GtidSet other) {
        var held = mariaDb(other);
        return SaturatedSum.of(
                domains.values().stream().mapToLong(domain -> domain.countBeyond(held.domain(domain.id()))));
    }

    @Override
    public boolean sameFlavourAs(GtidSet other) {
        return other instanceof MariaDbGtidSet;
    }

    /**
     * Between two binlog states: the last transaction of each stream that the other state does not show to be held.
     * Unlike {@link #minus}, it assumes nothing of streams that the other does not name. So it finds the usual errant
     * transaction, written on a replica whose server id its source never saw; it may also report old transactions that
     * a source restored from a backup holds without having logged them.
     *
     * <p>{@code replica.streamsBeyond(source).withoutServer(sourceServerId)} is what may be errant on a replica that was
     * read a moment after its source, which meanwhile went on writing.
     */
    public MariaDbGtidSet streamsBeyond(MariaDbGtidSet other) {
        return eachWith(other, Domain::beyondStreamsOf);
    }

    /** Only what was first committed on the server with that id. */
    public MariaDbGtidSet fromServer(long serverId) {
        return each(domain -> domain.where((server, sequence) -> server == serverId));
    }

    /** All but what was first committed on the server with that id. */
    public MariaDbGtidSet withoutServer(long serverId) {
        return each(domain -> domain.where((server, sequence) -> server != serverId));
    }

    /** The position that this comes to: of each domain only the newest GTID, as gtid_slave_pos takes it. */
    public MariaDbGtidSet position() {
        return each(domain -> Domain.of(domain.id(), domain.head().stream().toList()));
    }

    /** The domains that are named, ascending. */
    public SortedSet<Long> domains() {
        return Collections.unmodifiableSortedSet(new TreeMap<>(domains).navigableKeySet());
    }

    /** The newest GTID of a domain. Without strict mode the newest of a binlog state need not be the last logged. */
    public Optional<MariaDbGtid> headIn(long domainId) {
        return domain(domainId).head();
    }

    /** The highest sequence number in a domain. */
    public OptionalLong sequenceIn(long domainId) {
        return headIn(domainId).stream().mapToLong(MariaDbGtid::sequence).findFirst();
    }

    /** All GTIDs in canonical order. */
    public List<MariaDbGtid> gtids() {
        return domains.values().stream().flatMap(Domain::gtids).toList();
    }

    @Override
    public String text() {
        return gtids().stream().map(MariaDbGtid::text).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MariaDbGtidSet set && domains.equals(set.domains);
    }

    @Override
    public int hashCode() {
        return domains.hashCode();
    }

    private Domain domain(long id) {
        return domains.getOrDefault(id, Domain.unknown(id));
    }

    private MariaDbGtidSet eachWith(MariaDbGtidSet other, BinaryOperator<Domain> operation) {
        return each(domain -> operation.apply(domain, other.domain(domain.id())));
    }

    private MariaDbGtidSet each(UnaryOperator<Domain> operation) {
        var changed = new TreeMap<>(domains);
        changed.replaceAll((id, domain) -> operation.apply(domain));
        return new MariaDbGtidSet(changed);
    }

    private static MariaDbGtidSet mariaDb(GtidSet other) {
        return switch (other) {
            case MariaDbGtidSet set -> set;
            case MysqlGtidSet set ->
                throw new IllegalArgumentException(
                        "A MariaDB GTID set has nothing in common with one of MySQL: " + set.text());
        };
    }
}
