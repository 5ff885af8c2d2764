package dev.baton.gtid;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What is known of one replication domain: the last sequence number of each server that is named, 1 or more. The rules
 * are told at {@link MariaDbGtidSet}.
 */
record Domain(long id, SortedMap<Long, Long> lastByServer) {
    Domain {
        lastByServer = Collections.unmodifiableSortedMap(new TreeMap<>(lastByServer));
    }

    static Domain unknown(long id) {
        return new Domain(id, new TreeMap<>());
    }

    static Domain of(MariaDbGtid gtid) {
        var last = new TreeMap<Long, Long>();
        last.put(gtid.server(), gtid.sequence());
        return new Domain(gtid.domain(), last);
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
        return lastByServer.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    boolean contains(Domain other) {
        return other.where((server, sequence) -> !covers(server, sequence)).isEmpty();
    }

    Domain union(Domain other) {
        var union = new TreeMap<>(lastByServer);
        other.lastByServer.forEach((server, sequence) -> union.merge(server, sequence, Math::max));
        return new Domain(id, union);
    }

    Domain minus(Domain other) {
        return where((server, sequence) -> !other.covers(server, sequence));
    }

    Domain intersect(Domain other) {
        var common = new TreeMap<Long, Long>();
        lastByServer.forEach((server, sequence) -> {
            var theirs = other.lastOf(server);
            if (theirs.isPresent()) {
                common.put(server, Math.min(sequence, theirs.getAsLong()));
            } else if (other.covers(server, sequence)) {
                common.put(server, sequence);
            }
        });
        other.where((server, sequence) -> lastOf(server).isEmpty() && covers(server, sequence))
                .lastByServer
                .forEach(common::put);
        return new Domain(id, common);
    }

    Domain beyondStreamsOf(Domain other) {
        return where((server, sequence) -> sequence > other.lastOf(server).orElse(0));
    }

    Domain where(BiPredicate<Long, Long> serverAndSequence) {
        var kept = new TreeMap<>(lastByServer);
        kept.entrySet().removeIf(entry -> !serverAndSequence.test(entry.getKey(), entry.getValue()));
        return new Domain(id, kept);
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
        return fork < gtid.sequence() ? fork : lastOf(gtid.server()).orElse(0);
    }

    private boolean covers(long server, long sequence) {
        var known = lastOf(server);
        return known.isPresent() ? sequence <= known.getAsLong() : sequence < lowest();
    }

    private OptionalLong lastOf(long server) {
        var last = lastByServer.get(server);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    private long lowest() {
        return lastByServer.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }
}
