package dev.baton.analysis;

import static dev.baton.analysis.Fact.FAILING;
import static dev.baton.analysis.Fact.GROUP;
import static dev.baton.analysis.Fact.LAGGING;
import static dev.baton.analysis.Fact.MEMBER_STATE;
import static dev.baton.analysis.Fact.RECEIVING;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.REPLICAS_DOWNTIME;
import static dev.baton.analysis.Fact.SILENT;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD;
import static dev.baton.analysis.FindingCode.ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER;
import static dev.baton.analysis.FindingCode.DEAD_GROUP_MEMBER_WITH_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT;
import static dev.baton.analysis.FindingCode.DEAD_REPLICA;
import static dev.baton.analysis.FindingCode.GROUP_MEMBER_NOT_ONLINE;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS;
import static dev.baton.analysis.Rule.rule;

import java.util.List;

/** What can be wrong with servers that stand between the primary and others: replicas with replicas, members of groups. */
final class IntermediateRules {

    static final List<Rule> ALL = List.of(
            rule(
                            UNREACHABLE_INTERMEDIATE_SOURCE_WITH_LAGGING_REPLICAS,
                            "no primary, silent, some replicas receive, all lag beyond their own delay",
                            s -> s.isOther()
                                    && s.silent()
                                    && s.replicas().someReceiving()
                                    && s.replicas().allLagging())
                    .showing(REPLICAS, RECEIVING, LAGGING, WHY, SINCE)
                    .hides(UNREACHABLE_INTERMEDIATE_SOURCE, DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            UNREACHABLE_INTERMEDIATE_SOURCE,
                            "no primary, silent, some replicas receive",
                            s -> s.isOther() && s.silent() && s.replicas().someReceiving())
                    .showing(REPLICAS, RECEIVING, WHY, SINCE)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS,
                            "no primary, silent, has replicas, none can be asked",
                            s -> s.isOther()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneHeard())
                    .showing(REPLICAS, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA_FAILING_TO_CONNECT,
                            "no primary, silent, one replica, which fails to connect",
                            s -> s.isOther()
                                    && s.silent()
                                    && s.replicas().total() == 1
                                    && s.replicas().failingToConnect() == 1)
                    .showing(REPLICAS, FAILING, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA, DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_INTERMEDIATE_SOURCE_WITH_SINGLE_REPLICA,
                            "no primary, silent, one replica, which can be asked and does not receive",
                            s -> s.isOther()
                                    && s.silent()
                                    && s.replicas().total() == 1
                                    && s.replicas().allHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_INTERMEDIATE_SOURCE,
                            "no primary, silent, several replicas, all can be asked, none receives",
                            s -> s.isOther()
                                    && s.silent()
                                    && s.replicas().total() > 1
                                    && s.replicas().allHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, FAILING, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_INTERMEDIATE_SOURCE_AND_SOME_REPLICAS,
                            "no primary, silent, some replicas can be asked and some not, none of the former receives",
                            s -> s.isOther()
                                    && s.silent()
                                    && !s.replicas().allHeard()
                                    && !s.replicas().noneHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, UNHEARD, FAILING, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_GROUP_MEMBER_WITH_REPLICAS,
                            "a member of a replication group, silent, has replicas, none receives",
                            s -> s.isGroupMember()
                                    && s.silent()
                                    && s.replicas().some()
                                    && s.replicas().noneReceiving())
                    .showing(GROUP, REPLICAS, UNHEARD, FAILING, WHY, SINCE, REPLICAS_DOWNTIME)
                    .hides(DEAD_GROUP_MEMBER)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_GROUP_MEMBER,
                            "a member of a replication group, silent, no replicas, or some receive",
                            s -> s.isGroupMember() && s.silent())
                    .showing(GROUP, WHY, SINCE),
            rule(
                            GROUP_MEMBER_NOT_ONLINE,
                            "a member of a replication group, reachable, and says itself that it is not online",
                            s -> s.isGroupMember() && s.reachable() && !s.isOnlineInGroup())
                    .showing(GROUP, MEMBER_STATE),
            rule(
                            ALL_INTERMEDIATE_REPLICAS_FAILING_TO_CONNECT_OR_DEAD,
                            "no primary, alive, several replicas, none replicates, all that answer fail to connect",
                            s -> s.isOther()
                                    && s.alive()
                                    && s.replicas().total() > 1
                                    && s.replicas().noneReplicating()
                                    && s.replicas().failingToConnect() > 0
                                    && s.replicas().failingToConnect()
                                            == s.replicas().answering())
                    .showing(REPLICAS, SILENT, FAILING)
                    .hides(ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            ALL_INTERMEDIATE_REPLICAS_NOT_REPLICATING,
                            "no primary, alive, has replicas, some answer, none replicates",
                            s -> s.isOther()
                                    && s.alive()
                                    && s.replicas().some()
                                    && s.replicas().answering() > 0
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, SILENT, FAILING));

    private IntermediateRules() {}
}
