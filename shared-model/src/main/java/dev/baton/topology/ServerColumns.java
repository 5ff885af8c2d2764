package dev.baton.topology;

import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a drawing tells of one server: lag, state, version, rw or ro, format of its binary log, and the rest. */
final class ServerColumns {

    private static final String UNKNOWN = "?";

    private ServerColumns() {}

    /** @param shown the source below which it is drawn; the others are told in the last column */
    static List<String> of(ServerView server, Set<InstanceId> shown) {
        return List.of(
                lag(server),
                state(server),
                server.facts().map(facts -> facts.version().toString()).orElse(UNKNOWN),
                server.facts().map(facts -> rwOrRo(facts.writability())).orElse(UNKNOWN),
                server.facts().map(facts -> format(facts.binaryLog())).orElse(UNKNOWN),
                String.join(",", rest(server, shown)));
    }

    /** The largest of its channels'. A server without a source is behind nobody. */
    private static String lag(ServerView server) {
        if (server.links().isEmpty()) {
            return server.facts().isPresent() ? "0s" : UNKNOWN;
        }
        return server.links().stream()
                .map(link -> link.progress().lag())
                .flatMap(lag -> lag instanceof Lag.Known known ? Stream.of(known.behind()) : Stream.empty())
                .max(Comparator.naturalOrder())
                .map(DurationText::of)
                .orElse(UNKNOWN);
    }

    private static String state(ServerView server) {
        return switch (server.observation()) {
            case Observation.Unreachable unreachable -> "down";
            case Observation.NeverSeen never -> "never seen";
            case Observation.TurnedAway turnedAway -> "turned away";
            case Observation.Reachable reachable -> state(server.links());
        };
    }

    private static String state(List<ReplicationLink> links) {
        if (links.stream().allMatch(ReplicationLink::isReplicating)) {
            return "ok";
        }
        if (links.stream().anyMatch(ServerColumns::isBroken)) {
            return "broken";
        }
        boolean isConnecting = links.stream().anyMatch(link -> link.io().state() == IoState.CONNECTING);
        return isConnecting ? "connecting" : "stopped";
    }

    private static boolean isBroken(ReplicationLink link) {
        return (link.io().state() == IoState.STOPPED && link.io().error().isPresent())
                || (link.sql().state() == SqlState.STOPPED && link.sql().error().isPresent());
    }

    private static String rwOrRo(Writability writability) {
        return writability.isWritable() ? "rw" : "ro";
    }

    private static String format(BinaryLog log) {
        return log.writing() == BinaryLog.Writing.OFF
                ? "nobinlog"
                : log.format().name();
    }

    private static List<String> rest(ServerView server, Set<InstanceId> shown) {
        return Stream.of(replication(server), place(server), people(server), otherSources(server, shown))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> replication(ServerView server) {
        List<String> told = new ArrayList<>();
        server.facts().ifPresent(facts -> {
            if (facts.binaryLog().writing() == BinaryLog.Writing.ALL_WRITES) {
                told.add(">>");
            }
            if (facts.gtid().held().isPresent()) {
                told.add("GTID");
            }
            if (facts.semiSync().source() != SemiSync.Role.OFF
                    || facts.semiSync().replica() != SemiSync.Role.OFF) {
                told.add("semi-sync");
            }
        });
        return told;
    }

    private static List<String> place(ServerView server) {
        boolean isPrimary = server.snapshot()
                .primary()
                .filter(primary -> primary.id().equals(server.id()))
                .isPresent();
        if (isPrimary) {
            return List.of("primary");
        }
        return server.isCoPrimary() ? List.of("co-primary") : List.of();
    }

    private static List<String> people(ServerView server) {
        List<String> told = new ArrayList<>();
        if (server.server().rule() != PromotionRule.NEUTRAL) {
            told.add(server.server().rule().name().toLowerCase(Locale.ROOT));
        }
        if (server.downtimed()) {
            told.add(server.lostInRecovery() ? "lost" : "downtime");
        }
        return told;
    }

    private static List<String> otherSources(ServerView server, Set<InstanceId> shown) {
        return server.links().stream()
                .map(ReplicationLink::source)
                .filter(source -> server.snapshot()
                        .resolve(source)
                        .filter(shown::contains)
                        .isEmpty())
                .map(source -> "from " + source.id())
                .toList();
    }
}
