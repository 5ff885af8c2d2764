package dev.baton.analysis;

import static dev.baton.analysis.Fact.BEGUN;
import static dev.baton.analysis.Fact.CLIENTS;
import static dev.baton.analysis.Fact.TIMEOUT;
import static dev.baton.analysis.Fact.WAITING;
import static dev.baton.analysis.Fact.WANTED;
import static dev.baton.analysis.FindingCode.LOCKED_SEMI_SYNC;
import static dev.baton.analysis.FindingCode.NOT_ENOUGH_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_MAY_LOCK;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_NOT_IN_FORCE;
import static dev.baton.analysis.FindingCode.TOO_MANY_SEMI_SYNC_REPLICAS;
import static dev.baton.analysis.FindingCode.WRITES_STALL;
import static dev.baton.analysis.Rule.rule;
import static dev.baton.topology.SemiSync.Role.ACTIVE;
import static dev.baton.topology.SemiSync.Role.ENABLED;

import java.util.List;

/** What can be wrong with the promise that a commit is on a replica before it is acknowledged. */
final class SemiSyncRules {

    static final List<Rule> ALL = List.of(
            rule(
                            LOCKED_SEMI_SYNC,
                            "the primary, semi-sync in force with fewer replicas than a commit waits for, commits wait",
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.semiSync().source() == ACTIVE
                                    && s.semiSync().clients() < s.semiSync().waitForReplicas()
                                    && s.semiSync().waiting() > 0)
                    .showing(WAITING, CLIENTS, WANTED, TIMEOUT)
                    .hides(SEMI_SYNC_MAY_LOCK, WRITES_STALL),
            rule(
                            SEMI_SYNC_MAY_LOCK,
                            "the primary, semi-sync in force with fewer replicas than a commit waits for, none waits",
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.semiSync().source() == ACTIVE
                                    && s.semiSync().clients() < s.semiSync().waitForReplicas())
                    .showing(CLIENTS, WANTED, TIMEOUT),
            rule(
                            TOO_MANY_SEMI_SYNC_REPLICAS,
                            "the primary, semi-sync in force with more replicas than a commit waits for, and"
                                    + " `baton.analysis.exact-semi-sync`",
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.policy().wantsExactSemiSync()
                                    && s.semiSync().source() == ACTIVE
                                    && s.semiSync().waitForReplicas() > 0
                                    && s.semiSync().clients() > s.semiSync().waitForReplicas())
                    .showing(CLIENTS, WANTED),
            rule(
                            NOT_ENOUGH_SEMI_SYNC_REPLICAS,
                            "the primary, with replicas, semi-sync enabled, not in force, fewer replicas than waited for",
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.replicas().some()
                                    && s.semiSync().source() == ENABLED
                                    && s.semiSync().clients() < s.semiSync().waitForReplicas())
                    .showing(CLIENTS, WANTED)
                    .hides(SEMI_SYNC_NOT_IN_FORCE),
            rule(
                            SEMI_SYNC_NOT_IN_FORCE,
                            "the primary, with replicas, semi-sync enabled, not in force though enough replicas are there",
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.replicas().some()
                                    && s.semiSync().source() == ENABLED)
                    .showing(CLIENTS, WANTED),
            rule(WRITES_STALL, "reachable, and a test write has not come back in time", Subject::writesStall)
                    .showing(BEGUN));

    private SemiSyncRules() {}
}
