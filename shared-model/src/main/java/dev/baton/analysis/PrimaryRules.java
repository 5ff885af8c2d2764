package dev.baton.analysis;

import static dev.baton.analysis.Fact.FAILING;
import static dev.baton.analysis.Fact.LAGGING;
import static dev.baton.analysis.Fact.OTHERS;
import static dev.baton.analysis.Fact.REACHED;
import static dev.baton.analysis.Fact.RECEIVING;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.SILENT;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.VOTES;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.ALL_REPLICAS_NOT_REPLICATING_OR_DEAD;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER_WITH_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_WITHOUT_REPLICAS;
import static dev.baton.analysis.FindingCode.NOT_REPLICATING_FROM_PRIMARY;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_DEAD;
import static dev.baton.analysis.FindingCode.ONLY_REPLICA_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.PRIMARY_IN_DOUBT;
import static dev.baton.analysis.FindingCode.READ_ONLY_PRIMARY;
import static dev.baton.analysis.FindingCode.SECOND_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS;
import static dev.baton.analysis.Rule.rule;

import java.util.List;

/** What can be wrong with the server that takes the writes, and with servers that seem to want its place. */
final class PrimaryRules {

    static final List<Rule> ALL = List.of(
            rule(
                            PRIMARY_IN_DOUBT,
                            "a primary or co-primary, silent, but most live workers reach it",
                            s -> s.isPrimaryOfAnyKind() && s.silent() && s.mostWorkersReachIt())
                    .showing(WHY, SINCE, REACHED)
                    .hides(
                            DEAD_PRIMARY_WITHOUT_REPLICAS,
                            DEAD_PRIMARY,
                            DEAD_PRIMARY_AND_REPLICAS,
                            DEAD_PRIMARY_AND_SOME_REPLICAS,
                            UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS,
                            UNREACHABLE_PRIMARY,
                            DEAD_CO_PRIMARY,
                            DEAD_CO_PRIMARY_AND_SOME_REPLICAS,
                            DEAD_CO_PRIMARY_AND_REPLICAS,
                            UNREACHABLE_CO_PRIMARY,
                            DEAD_GROUP_MEMBER_WITH_REPLICAS,
                            DEAD_GROUP_MEMBER),
            rule(
                            DEAD_PRIMARY_WITHOUT_REPLICAS,
                            "the primary, silent, no replicas",
                            s -> s.isSolePrimary() && s.silent() && s.replicas().none())
                    .showing(WHY, SINCE, VOTES),
            rule(
                            DEAD_PRIMARY,
                            "the primary, silent, all replicas can be asked, none receives",
                            s -> s.isSolePrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().allHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, FAILING, WHY, SINCE, VOTES)
                    .hides(DEAD_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_PRIMARY_AND_REPLICAS,
                            "the primary, silent, no replica can be asked",
                            s -> s.isSolePrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneHeard())
                    .showing(REPLICAS, WHY, SINCE, VOTES)
                    .hides(DEAD_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_PRIMARY_AND_SOME_REPLICAS,
                            "the primary, silent, some replicas can be asked, none of those receives",
                            s -> s.isSolePrimary()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, UNHEARD, FAILING, WHY, SINCE, VOTES)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS,
                            "the primary, silent, some replicas receive, all lag beyond their own delay",
                            s -> s.isSolePrimary()
                                    && s.silent()
                                    && s.replicas().someReceiving()
                                    && s.replicas().allLagging())
                    .showing(REPLICAS, RECEIVING, LAGGING, UNHEARD, WHY, SINCE, VOTES)
                    .hides(UNREACHABLE_PRIMARY)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            UNREACHABLE_PRIMARY,
                            "the primary, silent, some replicas receive",
                            s -> s.isSolePrimary() && s.silent() && s.replicas().someReceiving())
                    .showing(REPLICAS, RECEIVING, UNHEARD, WHY, SINCE, VOTES)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            ONLY_REPLICA_DEAD,
                            "the primary, alive, one replica, which does not answer",
                            s -> s.isPrimary()
                                    && !s.isCoPrimary()
                                    && s.alive()
                                    && s.replicas().total() == 1
                                    && s.replicas().answering() == 0
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, SILENT),
            rule(
                            ONLY_REPLICA_NOT_REPLICATING,
                            "the primary, alive, one replica, which answers and does not replicate",
                            s -> s.isPrimary()
                                    && !s.isCoPrimary()
                                    && s.alive()
                                    && s.replicas().total() == 1
                                    && s.replicas().answering() == 1
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, FAILING),
            rule(
                            ALL_REPLICAS_NOT_REPLICATING,
                            "the primary, alive, several replicas, all answer, none replicates",
                            s -> s.isPrimary()
                                    && !s.isCoPrimary()
                                    && s.alive()
                                    && s.replicas().total() > 1
                                    && s.replicas().answering() == s.replicas().total()
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, UNHEARD, FAILING),
            rule(
                            ALL_REPLICAS_NOT_REPLICATING_OR_DEAD,
                            "the primary, alive, several replicas, some or all do not answer, none replicates",
                            s -> s.isPrimary()
                                    && !s.isCoPrimary()
                                    && s.alive()
                                    && s.replicas().total() > 1
                                    && s.replicas().answering() < s.replicas().total()
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, SILENT, FAILING),
            rule(
                            READ_ONLY_PRIMARY,
                            "the primary, reachable, with replicas, read-only",
                            s -> s.isPrimary() && s.reachable() && s.replicas().some() && !s.writable())
                    .showing(REPLICAS),
            rule(
                            SECOND_PRIMARY,
                            "no source, writable, and the cluster's primary is another that it neither follows nor feeds",
                            s -> s.isOtherPrimary() && s.reachable() && s.writable())
                    .showing(OTHERS, REPLICAS)
                    .hides(NOT_REPLICATING_FROM_PRIMARY),
            rule(
                            NOT_REPLICATING_FROM_PRIMARY,
                            "no source, read-only, and the cluster's primary is another",
                            s -> s.isOtherPrimary() && !s.isPrimary() && s.reachable() && !s.hasSource())
                    .showing(OTHERS));

    private PrimaryRules() {}
}
