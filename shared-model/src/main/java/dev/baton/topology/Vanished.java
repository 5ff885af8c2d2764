package dev.baton.topology;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.topology.ReplicationLink.Received;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server had received and not applied when it was looked at before, and is gone from its relay logs since: the
 * high-water mark of what was received only grows, unless relay logs are thrown away (I6). It stays noted until the server
 * has received it again, so that a shrink between two looks is not forgotten at the third.
 *
 * @param transactions of channels that count in GTIDs
 * @param files of the others: by channel, the position in the source's log up to which it had received
 */
public record Vanished(Received transactions, Map<String, String> files) {

    /** Nothing is gone. */
    public static final Vanished NOTHING = new Vanished(new Received.ByFile(), Map.of());

    public Vanished {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public boolean isEmpty() {
        return transactions.gtids().filter(gtids -> !gtids.isEmpty()).isEmpty() && files.isEmpty();
    }

    /** What is gone now, from what was seen before and what is seen now. */
    static Vanished between(Instance before, Instance now) {
        return new Vanished(transactions(before, now), files(before, now));
    }

    private static Received transactions(Instance before, Instance now) {
        Optional<GtidSet> then = unapplied(before);
        Optional<GtidSet> held = now.gtid().held();
        if (then.isEmpty() || held.isEmpty() || !then.get().sameFlavourAs(held.get())) {
            return new Received.ByFile();
        }
        GtidSet gone = then.get().minus(received(now, held.get()));
        return gone.isEmpty() ? new Received.ByFile() : new Received.Gtids(gone);
    }

    /** Received and not applied then, with what was gone already. */
    private static Optional<GtidSet> unapplied(Instance facts) {
        return facts.gtid().held().map(held -> {
            GtidSet unapplied = received(facts, held).minus(held);
            return facts.health()
                    .vanished()
                    .transactions()
                    .gtids()
                    .filter(unapplied::sameFlavourAs)
                    .map(unapplied::union)
                    .orElse(unapplied);
        });
    }

    private static GtidSet received(Instance facts, GtidSet held) {
        return facts.links().stream()
                .flatMap(link -> link.progress().retrieved().gtids().stream())
                .filter(held::sameFlavourAs)
                .reduce(held, GtidSet::union);
    }

    private static Map<String, String> files(Instance before, Instance now) {
        Map<String, String> gone = new TreeMap<>();
        for (ReplicationLink link : now.links()) {
            before.links().stream()
                    .filter(then -> then.channel().equals(link.channel())
                            && then.source().equals(link.source())
                            && then.progress().retrieved().gtids().isEmpty())
                    .findFirst()
                    .flatMap(then -> highWater(before, then))
                    .filter(mark -> link.progress()
                            .readPosition()
                            .filter(read -> read.compareTo(mark) < 0)
                            .isPresent())
                    .ifPresent(mark -> gone.put(link.channel(), mark.toString()));
        }
        return gone;
    }

    private static Optional<BinlogPosition> highWater(Instance before, ReplicationLink then) {
        Optional<BinlogPosition> noted = Optional.ofNullable(
                        before.health().vanished().files().get(then.channel()))
                .map(BinlogPosition::parse);
        boolean hasUnapplied = !then.progress().read().equals(then.progress().applied());
        Optional<BinlogPosition> unapplied =
                hasUnapplied ? then.progress().readPosition() : Optional.<BinlogPosition>empty();
        return noted.isPresent() && unapplied.isPresent() && noted.get().compareTo(unapplied.get()) < 0
                ? unapplied
                : noted.or(() -> unapplied);
    }
}
