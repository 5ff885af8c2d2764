package dev.baton.gtid;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What is known of one replication domain. The rules are told at {@link MariaDbGtidSet}; here they are one function from
 * servers to sequence numbers: named servers have theirs, and for all others the floor is assumed.
 *
 * @param floor        below every named sequence number; of what a server printed, just below the lowest
 * @param lastByServer the last sequence number of each server that is named, 1 or more
 */
record Domain(long id, long floor, SortedMap<Long, Long> lastByServer) {
    Domain {
        lastByServer = Collections.unmodifiableSortedMap(new TreeMap<>(lastByServer));
    }

    static Domain unknown(long id) {
        return new Domain(id, 0, new TreeMap<>());
    }

    /** What these say, all of that domain: of the same server the highest counts, and 0 says nothing. */
    static Domain of(long id, Collection<MariaDbGtid> gtids) {
        var last = new TreeMap<Long, Long>();
        gtids.stream()
                .filter(gtid -> gtid.sequence() > 0)
                .forEach(gtid -> last.merge(gtid.server(), gtid.sequence(), Math::max));
        return naming(id, last);
    }

    boolean isEmpty() {
        return lastByServer.isEmpty();
    }

    Stream<MariaDbGtid> gtids() {
        return lastByServer.entrySet().stream()
                .map(entry -> new MariaDbGtid(id, entry.getKey(), entry.getValue()))
                .sorted();
    }

    Optional<MariaDbGtid> head() {
        return gtids().max(Comparator.naturalOrder());
    }

    /** The highest sequence number; 0 if nothing is known. */
    long headSequence() {
        return head().map(MariaDbGtid::sequence).orElse(0L);
    }

    boolean contains(Domain other) {
        return other.lastByServer.entrySet().stream().allMatch(entry -> covers(entry.getKey(), entry.getValue()));
    }

    /** The higher of both functions; who is then no higher than the floor need not be named any more. */
    Domain union(Domain other) {
        var higherFloor = Math.max(floor, other.floor);
        var union = new TreeMap<Long, Long>();
        for (var server : serversOfBoth(other)) {
            var last = Math.max(lastOf(server), other.lastOf(server));
            if (last > higherFloor) {
                union.put(server, last);
            }
        }
        return new Domain(id, higherFloor, union);
    }

    Domain minus(Domain other) {
        return where((server, sequence) -> !other.covers(server, sequence));
    }

    /** What is named by one and held by the other. It names no transaction that neither names. */
    Domain intersect(Domain other) {
        var common = new TreeMap<Long, Long>();
        for (var server : serversOfBoth(other)) {
            var held = commonNamedOf(server, other);
            if (covers(server, held) && other.covers(server, held)) {
                common.put(server, held);
            }
        }
        return naming(id, common);
    }

    Domain beyondStreamsOf(Domain other) {
        return where((server, sequence) -> sequence > other.lastNamedOf(server));
    }

    Domain where(BiPredicate<Long, Long> serverAndSequence) {
        var kept = new TreeMap<>(lastByServer);
        kept.entrySet().removeIf(entry -> !serverAndSequence.test(entry.getKey(), entry.getValue()));
        return naming(id, kept);
    }

    /** How many transactions at most lie between the last that both hold and the last that only this one holds. */
    long countBeyond(Domain other) {
        var fork = intersect(other).headSequence();
        return minus(other)
                .gtids()
                .mapToLong(gtid -> gtid.sequence() - other.baseOf(gtid, fork))
                .max()
                .orElse(0);
    }

    /** Below the fork only a history without strict mode can have gaps: then the server's own numbering must serve. */
    private long baseOf(MariaDbGtid gtid, long fork) {
        return fork < gtid.sequence() ? fork : lastNamedOf(gtid.server());
    }

    private boolean covers(long server, long sequence) {
        return sequence <= lastOf(server);
    }

    private boolean names(long server) {
        return lastByServer.containsKey(server);
    }

    private long lastOf(long server) {
        return lastByServer.getOrDefault(server, floor);
    }

    private long lastNamedOf(long server) {
        return lastByServer.getOrDefault(server, 0L);
    }

    /** The lower number if both name the server, else the one number there is. */
    private long commonNamedOf(long server, Domain other) {
        if (names(server) && other.names(server)) {
            return Math.min(lastOf(server), other.lastOf(server));
        }
        return Math.max(lastNamedOf(server), other.lastNamedOf(server));
    }

    private Collection<Long> serversOfBoth(Domain other) {
        var servers = new HashSet<>(lastByServer.keySet());
        servers.addAll(other.lastByServer.keySet());
        return servers;
    }

    private static Domain naming(long id, SortedMap<Long, Long> lastByServer) {
        var lowest = lastByServer.values().stream().mapToLong(Long::longValue).min();
        return new Domain(id, lowest.orElse(1) - 1, lastByServer);
    }
}
