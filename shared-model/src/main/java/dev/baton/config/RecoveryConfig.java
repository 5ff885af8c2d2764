package dev.baton.config;

import dev.baton.policy.LossPolicy;
import dev.baton.policy.Places;
import dev.baton.policy.PromotionPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.policy.RepairPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What recoveries may do. */
@ConfigMapping(prefix = "baton.recovery")
public interface RecoveryConfig {

    /** Clusters that are recovered automatically: regular expressions on name or alias, by comma. */
    @WithDefault(".*")
    List<String> clusters();

    /** After a recovery that acted, how long no other automatic one acts on its cluster unless it is acknowledged. */
    @WithDefault("1h")
    Duration coolDown();

    /** How long a replica may take to apply what it received. */
    @WithDefault("30s")
    Duration drainAtMost();

    /** A graceful takeover is refused if its target is further behind. */
    @WithDefault("10s")
    Duration takeoverLag();

    /** How long after a refusal the same cluster's automatic recovery is not tried again. */
    @WithDefault("10s")
    Duration retryRefusedAfter();

    /** How long a worker holds a cluster without renewing; another one takes over after that. */
    @WithDefault("5s")
    Duration lease();

    /** How long findings, recoveries and audit rows are kept. */
    @WithDefault("2160h")
    Duration keep();

    /** Who may be promoted. */
    PromotionConfig promotion();

    /** What to do where a failover may lose transactions. */
    LossConfig loss();

    /** What may be mended beside a dead primary. */
    RepairConfig repair();

    /** As the domain takes it. */
    default RecoveryPolicy policy() {
        return new RecoveryPolicy(
                Patterns.all(Optional.of(clusters())),
                coolDown(),
                drainAtMost(),
                takeoverLag(),
                retryRefusedAfter(),
                promotion().policy(),
                loss().policy(),
                repair().policy());
    }

    /** Who may be promoted, beyond what people said of single servers. */
    interface PromotionConfig {

        /** Hosts that are never promoted: regular expressions, by comma. */
        Optional<List<String>> ignoredHosts();

        /** Finds the data center in a host name: a regular expression whose first group is its name. */
        Optional<String> dataCenterPattern();

        /** Finds the region in a host name: a regular expression whose first group is its name. */
        Optional<String> regionPattern();

        /** How far from the old primary the new one may be: anywhere, same-region or same-data-center. */
        @WithDefault("anywhere")
        PromotionPolicy.Reach reach();

        /** A replica that is further behind is not promoted; 0s for no limit. */
        @WithDefault("0s")
        Duration lagAtMost();

        /** Who may take the place of a dead co-primary: other-only or anybody. */
        @WithDefault("other-only")
        PromotionPolicy.CoPrimaries coPrimaries();

        /** As the domain takes it. */
        default PromotionPolicy policy() {
            Places places = new Places(Patterns.one(dataCenterPattern()), Patterns.one(regionPattern()));
            return new PromotionPolicy(Patterns.all(ignoredHosts()), places, reach(), lagAtMost(), coPrimaries());
        }
    }

    /** What to do where a failover cannot be shown to lose nothing. */
    interface LossConfig {

        /** Clusters where a person has to accept the loss first: regular expressions on name or alias, by comma. */
        Optional<List<String>> ask();

        /** Clusters where the primary is waited for: regular expressions on name or alias, by comma. */
        Optional<List<String>> waitFor();

        /** How long the primary is waited for. */
        @WithDefault("5m")
        Duration waitAtMost();

        /** As the domain takes it. */
        default LossPolicy policy() {
            return new LossPolicy(Patterns.all(ask()), Patterns.all(waitFor()), waitAtMost());
        }
    }

    /** What may be mended beside a dead primary. */
    interface RepairConfig {

        /** Clusters where the replicas of a dead intermediate source get another one: expressions, by comma. */
        @WithDefault(".*")
        List<String> rehang();

        /** What is done about too few or too many semi-sync replicas: never, unlock or exact. */
        @WithDefault("never")
        RepairPolicy.SemiSyncRepair semiSync();

        /** What is done about a primary that refuses writes: leave or make-writable. */
        @WithDefault("leave")
        RepairPolicy.ReadOnlyPrimary readOnlyPrimary();

        /** What is done about a replaced primary that comes back and takes writes: leave or fence. */
        @WithDefault("fence")
        RepairPolicy.Returned returnedPrimary();

        /** How long a replica that is far behind, but comes nearer, is waited for before it is left behind. */
        @WithDefault("10m")
        Duration backlogAtMost();

        /**
         * Clusters where a server with transactions of its own, which somebody has rejoin, is overwritten with a clone of a
         * replica (MySQL 8.0.17 and later): expressions, by comma. None if not set.
         */
        Optional<List<String>> cloneClusters();

        /** How long such a clone may take; nothing else is mended in its cluster meanwhile. */
        @WithDefault("30m")
        Duration cloneAtMost();

        /** How long a cloned server may take to come back; without a supervisor somebody has to start mysqld. */
        @WithDefault("5m")
        Duration backAtMost();

        /** What is done about replicas that cannot follow a new primary, besides downtime: leave or detach. */
        @WithDefault("detach")
        RepairPolicy.LostReplicas lostReplicas();

        /** As the domain takes it. */
        default RepairPolicy policy() {
            return new RepairPolicy(
                    Patterns.all(Optional.of(rehang())),
                    semiSync(),
                    readOnlyPrimary(),
                    returnedPrimary(),
                    backlogAtMost(),
                    new RepairPolicy.Rebuild(Patterns.all(cloneClusters()), cloneAtMost(), backAtMost()),
                    lostReplicas());
        }
    }
}
