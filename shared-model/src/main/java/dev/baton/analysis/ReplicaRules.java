package dev.baton.analysis;

import static dev.baton.analysis.Fact.CONNECTION_ERRORS;
import static dev.baton.analysis.Fact.COUNT;
import static dev.baton.analysis.Fact.DELAY;
import static dev.baton.analysis.Fact.ERRORS;
import static dev.baton.analysis.Fact.FAILING;
import static dev.baton.analysis.Fact.GTIDS;
import static dev.baton.analysis.Fact.LAG;
import static dev.baton.analysis.Fact.LIMIT;
import static dev.baton.analysis.Fact.RECEIVING;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.SOURCE;
import static dev.baton.analysis.Fact.THREADS;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.DEAD_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.DEAD_REPLICA;
import static dev.baton.analysis.FindingCode.ERRANT_GTID;
import static dev.baton.analysis.FindingCode.REPLICA_BROKEN;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_LAGGING;
import static dev.baton.analysis.FindingCode.REPLICA_STOPPED;
import static dev.baton.analysis.FindingCode.UNREACHABLE_INTERMEDIATE_SOURCE;
import static dev.baton.analysis.FindingCode.WRITABLE_REPLICA;
import static dev.baton.analysis.Rule.rule;

import java.util.List;

/** What can be wrong with the servers that are not the primary: replicas, and replicas that have replicas. */
final class ReplicaRules {

    static final List<Rule> ALL = List.of(
            rule(
                            UNREACHABLE_INTERMEDIATE_SOURCE,
                            s -> !s.isPrimary() && s.silent() && s.replicas().someReceiving())
                    .showing(REPLICAS, RECEIVING, WHY, SINCE)
                    .hides(DEAD_INTERMEDIATE_SOURCE, DEAD_REPLICA)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT),
            rule(
                            DEAD_INTERMEDIATE_SOURCE,
                            s -> !s.isPrimary() && s.silent() && s.replicas().some())
                    .showing(REPLICAS, UNHEARD, FAILING, WHY, SINCE)
                    .hides(DEAD_REPLICA)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT, REPLICA_STOPPED),
            rule(DEAD_REPLICA, s -> !s.isPrimary() && s.silent()).showing(WHY, SINCE),
            rule(REPLICA_BROKEN, s -> s.reachable() && s.anyChannel(Channels::isBroken))
                    .showing(ERRORS, THREADS, SOURCE)
                    .hides(REPLICA_STOPPED, REPLICA_LAGGING),
            rule(REPLICA_CANNOT_CONNECT, s -> s.reachable() && s.anyChannel(Channels::cannotConnect))
                    .showing(CONNECTION_ERRORS, SOURCE),
            rule(REPLICA_STOPPED, s -> s.reachable() && s.anyChannel(Channels::isStopped))
                    .showing(THREADS, SOURCE)
                    .hides(REPLICA_LAGGING),
            rule(REPLICA_LAGGING, s -> s.reachable() && s.lagging()).showing(LAG, LIMIT, DELAY),
            rule(WRITABLE_REPLICA, s -> s.reachable() && s.server().isReplica() && s.writable()),
            rule(ERRANT_GTID, s -> s.errant().isPresent()).showing(COUNT, GTIDS));

    private ReplicaRules() {}
}
