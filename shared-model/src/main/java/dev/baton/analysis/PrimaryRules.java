package dev.baton.analysis;

import static dev.baton.analysis.Fact.CLIENTS;
import static dev.baton.analysis.Fact.FAILING;
import static dev.baton.analysis.Fact.OTHERS;
import static dev.baton.analysis.Fact.REACHED;
import static dev.baton.analysis.Fact.RECEIVING;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.VOTES;
import static dev.baton.analysis.Fact.WANTED;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_WITHOUT_REPLICAS;
import static dev.baton.analysis.FindingCode.LOCKED_SEMI_SYNC;
import static dev.baton.analysis.FindingCode.NOT_REPLICATING_FROM_PRIMARY;
import static dev.baton.analysis.FindingCode.PRIMARY_IN_DOUBT;
import static dev.baton.analysis.FindingCode.READ_ONLY_PRIMARY;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_STOPPED;
import static dev.baton.analysis.FindingCode.SECOND_PRIMARY;
import static dev.baton.analysis.FindingCode.SEMI_SYNC_NOT_IN_FORCE;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY;
import static dev.baton.analysis.FindingCode.WRITABLE_CO_PRIMARY;
import static dev.baton.analysis.Rule.rule;
import static dev.baton.topology.SemiSync.Role.ACTIVE;
import static dev.baton.topology.SemiSync.Role.ENABLED;

import java.util.List;

/** What can be wrong with the server that takes the writes, and with servers that seem to want its place. */
final class PrimaryRules {

    static final List<Rule> ALL = List.of(
            rule(PRIMARY_IN_DOUBT, s -> s.isPrimary() && s.silent() && s.mostWorkersReachIt())
                    .showing(WHY, SINCE, REACHED)
                    .hides(
                            DEAD_PRIMARY_WITHOUT_REPLICAS,
                            DEAD_PRIMARY,
                            DEAD_PRIMARY_AND_REPLICAS,
                            DEAD_PRIMARY_AND_SOME_REPLICAS,
                            UNREACHABLE_PRIMARY),
            rule(
                            DEAD_PRIMARY_WITHOUT_REPLICAS,
                            s -> s.isPrimary() && s.silent() && s.replicas().none())
                    .showing(WHY, SINCE, VOTES),
            rule(
                            DEAD_PRIMARY,
                            s -> s.isPrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().allHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, FAILING, WHY, SINCE, VOTES)
                    .hides(DEAD_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT, REPLICA_STOPPED),
            rule(
                            DEAD_PRIMARY_AND_REPLICAS,
                            s -> s.isPrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneHeard())
                    .showing(REPLICAS, WHY, SINCE, VOTES)
                    .hides(DEAD_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT, REPLICA_STOPPED),
            rule(
                            DEAD_PRIMARY_AND_SOME_REPLICAS,
                            s -> s.isPrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, UNHEARD, FAILING, WHY, SINCE, VOTES)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT, REPLICA_STOPPED),
            rule(
                            UNREACHABLE_PRIMARY,
                            s -> s.isPrimary() && s.silent() && s.replicas().someReceiving())
                    .showing(REPLICAS, RECEIVING, UNHEARD, WHY, SINCE, VOTES)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT),
            rule(
                            ALL_REPLICAS_NOT_REPLICATING,
                            s -> s.isPrimary() && s.alive() && s.replicas().noneReplicating())
                    .showing(REPLICAS, UNHEARD, FAILING),
            rule(
                            LOCKED_SEMI_SYNC,
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.replicas().some()
                                    && s.semiSync().source() == ACTIVE
                                    && s.semiSync().clients() < s.semiSync().waitForReplicas())
                    .showing(CLIENTS, WANTED),
            rule(
                            SEMI_SYNC_NOT_IN_FORCE,
                            s -> s.isPrimary()
                                    && s.reachable()
                                    && s.replicas().some()
                                    && s.semiSync().source() == ENABLED)
                    .showing(CLIENTS, WANTED),
            rule(
                            READ_ONLY_PRIMARY,
                            s -> s.isPrimary() && s.reachable() && s.replicas().some() && !s.writable())
                    .showing(REPLICAS),
            rule(SECOND_PRIMARY, s -> s.isOtherPrimary() && s.reachable() && s.writable())
                    .showing(OTHERS, REPLICAS)
                    .hides(NOT_REPLICATING_FROM_PRIMARY),
            rule(
                            NOT_REPLICATING_FROM_PRIMARY,
                            s -> s.isOtherPrimary() && !s.isPrimary() && s.reachable() && !s.hasSource())
                    .showing(OTHERS),
            rule(
                            WRITABLE_CO_PRIMARY,
                            s -> s.reachable()
                                    && s.writable()
                                    && !s.writableCoPrimaries().isEmpty())
                    .showing(OTHERS));

    private PrimaryRules() {}
}
