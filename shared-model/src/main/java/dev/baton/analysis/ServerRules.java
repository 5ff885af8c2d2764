package dev.baton.analysis;

import static dev.baton.analysis.Fact.AGE;
import static dev.baton.analysis.Fact.REASON;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.STATE;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.CANNOT_LOG_IN;
import static dev.baton.analysis.FindingCode.LOST_IN_RECOVERY;
import static dev.baton.analysis.FindingCode.NEVER_SEEN;
import static dev.baton.analysis.FindingCode.NEVER_SEEN_SOURCE;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_STOPPED;
import static dev.baton.analysis.FindingCode.SECOND_PRIMARY;
import static dev.baton.analysis.FindingCode.STALE_OBSERVATION;
import static dev.baton.analysis.FindingCode.TOO_MANY_CONNECTIONS;
import static dev.baton.analysis.Rule.rule;
import static dev.baton.topology.Failure.Kind.ACCESS_DENIED;
import static dev.baton.topology.Failure.Kind.SERVER_ERROR;

import dev.baton.topology.Failure;
import java.util.List;

/** What can be wrong with any server, whatever its place. */
final class ServerRules {

    static final List<Rule> ALL = List.of(
            rule(LOST_IN_RECOVERY, s -> s.server().lostInRecovery())
                    .showing(REASON, STATE)
                    .hidesAllBut(SECOND_PRIMARY),
            rule(
                            NEVER_SEEN_SOURCE,
                            s -> s.neverSeen()
                                    && s.replicas().some()
                                    && !s.replicas().noneHeard()
                                    && s.replicas().noneReceiving())
                    .showing(WHY, SINCE, REPLICAS, UNHEARD)
                    .hides(NEVER_SEEN)
                    .hidesOnReplicas(REPLICA_CANNOT_CONNECT, REPLICA_STOPPED),
            rule(NEVER_SEEN, Subject::neverSeen).showing(WHY, SINCE, REPLICAS),
            rule(TOO_MANY_CONNECTIONS, s -> s.turnedAwayBy(Failure.Kind.TOO_MANY_CONNECTIONS))
                    .showing(SINCE),
            rule(CANNOT_LOG_IN, s -> s.turnedAwayBy(ACCESS_DENIED) || s.turnedAwayBy(SERVER_ERROR))
                    .showing(WHY, SINCE),
            rule(STALE_OBSERVATION, s -> s.age().compareTo(s.policy().staleAfter()) > 0)
                    .showing(AGE));

    private ServerRules() {}
}
