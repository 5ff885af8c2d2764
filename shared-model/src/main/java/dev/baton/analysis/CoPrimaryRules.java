package dev.baton.analysis;

import static dev.baton.analysis.Fact.FAILING;
import static dev.baton.analysis.Fact.OTHERS;
import static dev.baton.analysis.Fact.RECEIVING;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.SILENT;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.VOTES;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_REPLICAS;
import static dev.baton.analysis.FindingCode.DEAD_CO_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_CO_PRIMARY;
import static dev.baton.analysis.FindingCode.WRITABLE_CO_PRIMARY;
import static dev.baton.analysis.Rule.rule;

import java.util.List;

/** What can be wrong with servers that follow each other. The other one is a replica too, and a witness. */
final class CoPrimaryRules {

    static final List<Rule> ALL = List.of(
            rule(
                            DEAD_CO_PRIMARY,
                            "a co-primary, silent, all replicas can be asked, none receives",
                            s -> s.isCoPrimary()
                                    && s.silent()
                                    && s.replicas().allHeard()
                                    && s.replicas().noneReceiving())
                    .showing(REPLICAS, FAILING, WHY, SINCE, VOTES)
                    .hides(DEAD_CO_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_CO_PRIMARY_AND_REPLICAS,
                            "a co-primary, silent, no replica can be asked",
                            s -> s.isCoPrimary() && s.silent() && s.replicas().noneHeard())
                    .showing(REPLICAS, WHY, SINCE, VOTES)
                    .hides(DEAD_CO_PRIMARY_AND_SOME_REPLICAS)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            DEAD_CO_PRIMARY_AND_SOME_REPLICAS,
                            "a co-primary, silent, some replicas can be asked, none of those receives",
                            s -> s.isCoPrimary() && s.silent() && s.replicas().noneReceiving())
                    .showing(REPLICAS, UNHEARD, FAILING, WHY, SINCE, VOTES)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(
                            UNREACHABLE_CO_PRIMARY,
                            "a co-primary, silent, some replicas receive",
                            s -> s.isCoPrimary() && s.silent() && s.replicas().someReceiving())
                    .showing(REPLICAS, RECEIVING, UNHEARD, WHY, SINCE, VOTES)
                    .hidesOnReplicas(Consequences.OF_SILENCE),
            rule(
                            ALL_CO_PRIMARY_REPLICAS_NOT_REPLICATING,
                            "a co-primary, alive, some replicas answer, none replicates",
                            s -> s.isCoPrimary()
                                    && s.alive()
                                    && s.replicas().answering() > 0
                                    && s.replicas().noneReplicating())
                    .showing(REPLICAS, SILENT, FAILING),
            rule(
                            WRITABLE_CO_PRIMARY,
                            "a co-primary, reachable and writable, and so is the other one, which is the primary",
                            s -> s.reachable()
                                    && s.writable()
                                    && !s.writableCoPrimaries().isEmpty())
                    .showing(OTHERS));

    private CoPrimaryRules() {}
}
