package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.page.Tone;
import dev.baton.page.cluster.Badge.Kind;
import dev.baton.plan.PlanPrinter;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.Lag;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Picks the facts of a server that its card shows: always the same ones first, the unusual ones only if they are so. */
final class Badges {

    private final ServerView server;
    private final List<Finding> findings;
    private final List<Badge> badges = new ArrayList<>();

    private Badges(ServerView server, List<Finding> findings) {
        this.server = server;
        this.findings = findings;
    }

    static List<Badge> of(ServerView server, List<Finding> findings) {
        return new Badges(server, findings).pick();
    }

    private List<Badge> pick() {
        server.facts().ifPresent(facts -> {
            replication(facts.links());
            lag(facts);
            gtid(facts.gtid());
            semiSync(facts);
            binaryLog(facts);
            channels(facts.links());
        });
        rule(server.server().rule());
        return badges;
    }

    private void replication(List<ReplicationLink> links) {
        links.stream()
                .map(Wire::of)
                .filter(wire -> wire.state() != Wire.State.REPLICATING)
                .findFirst()
                .ifPresent(wire -> badges.add(new Badge(Kind.REPLICATION, wire.shortWords(), Tone.WARNING)));
    }

    private void lag(Instance facts) {
        if (facts.links().isEmpty()) {
            return;
        }
        Optional<Duration> worst = facts.links().stream()
                .flatMap(link -> known(link.progress().lag()).stream())
                .max(Comparator.naturalOrder());
        boolean allKnown =
                facts.links().stream().allMatch(link -> link.progress().lag() instanceof Lag.Known);
        if (worst.isEmpty() || !allKnown) {
            badges.add(new Badge(Kind.LAG, "unknown", Tone.MUTED));
        } else {
            boolean late = findings.stream().anyMatch(finding -> finding.code() == FindingCode.REPLICA_LAGGING);
            String text = worst.get().isZero() ? "0s" : PlanPrinter.say(worst.get());
            badges.add(new Badge(Kind.LAG, text, late ? Tone.WARNING : Tone.OK));
        }
    }

    private static Optional<Duration> known(Lag lag) {
        return switch (lag) {
            case Lag.Known(var behind) -> Optional.of(behind);
            case Lag.Unknown() -> Optional.empty();
        };
    }

    private void gtid(GtidState gtid) {
        badges.add(
                switch (gtid) {
                    case GtidState.Off() -> new Badge(Kind.GTID, "off", Tone.MUTED);
                    case GtidState.Mysql mysql -> new Badge(Kind.GTID, "on", Tone.OK);
                    case GtidState.MariaDb mariaDb ->
                        switch (mariaDb.mode()) {
                            case STRICT -> new Badge(Kind.GTID, "strict", Tone.OK);
                            case LAX -> new Badge(Kind.GTID, "lax", Tone.INFO);
                        };
                });
    }

    /** A replica's own waiting is of no account: it takes no writes. */
    private void semiSync(Instance facts) {
        if (facts.isReplica() && !server.isCoPrimary()) {
            replica(facts.semiSync());
        } else {
            source(facts.semiSync());
        }
    }

    private void source(SemiSync semiSync) {
        switch (semiSync.source()) {
            case OFF -> {}
            case ENABLED -> badges.add(new Badge(Kind.SEMI_SYNC, "not in force", Tone.WARNING));
            case ACTIVE -> badges.add(new Badge(Kind.SEMI_SYNC, "in force, " + semiSync.clients(), Tone.OK));
        }
    }

    private void replica(SemiSync semiSync) {
        switch (semiSync.replica()) {
            case OFF -> {}
            case ENABLED -> badges.add(new Badge(Kind.SEMI_SYNC, "not acknowledging", Tone.WARNING));
            case ACTIVE -> badges.add(new Badge(Kind.SEMI_SYNC, "acknowledges", Tone.OK));
        }
    }

    private void binaryLog(Instance facts) {
        BinaryLog log = facts.binaryLog();
        badges.add(
                switch (log.writing()) {
                    case OFF -> new Badge(Kind.BINARY_LOG, "off", Tone.WARNING);
                    case OWN_WRITES ->
                        new Badge(
                                Kind.BINARY_LOG,
                                log.format() + ", own writes only",
                                facts.isReplica() ? Tone.WARNING : Tone.OK);
                    case ALL_WRITES -> new Badge(Kind.BINARY_LOG, log.format().name(), Tone.OK);
                });
    }

    private void channels(List<ReplicationLink> links) {
        links.stream()
                .map(link -> link.settings().delay())
                .filter(delay -> !delay.isZero())
                .findFirst()
                .ifPresent(delay -> badges.add(new Badge(Kind.DELAY, PlanPrinter.say(delay), Tone.INFO)));
        if (links.stream().anyMatch(link -> link.settings().filters() == ReplicationLink.Filters.SOME)) {
            badges.add(new Badge(Kind.FILTERS, "set", Tone.WARNING));
        }
        if (links.size() > 1) {
            badges.add(new Badge(Kind.CHANNELS, Integer.toString(links.size()), Tone.INFO));
        }
    }

    private void rule(PromotionRule rule) {
        switch (rule) {
            case NEUTRAL -> {}
            case PREFER -> badges.add(new Badge(Kind.PROMOTION, "prefer", Tone.OK));
            case PREFER_NOT -> badges.add(new Badge(Kind.PROMOTION, "prefer not", Tone.INFO));
            case MUST_NOT -> badges.add(new Badge(Kind.PROMOTION, "must not", Tone.WARNING));
        }
    }
}
