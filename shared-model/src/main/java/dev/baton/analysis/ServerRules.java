package dev.baton.analysis;

import static dev.baton.analysis.Fact.AGE;
import static dev.baton.analysis.Fact.REASON;
import static dev.baton.analysis.Fact.REFUSAL;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.ROLE;
import static dev.baton.analysis.Fact.SERVER_ID;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.STATE;
import static dev.baton.analysis.Fact.TWINS;
import static dev.baton.analysis.Fact.UNHEARD;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.CANNOT_LOG_IN;
import static dev.baton.analysis.FindingCode.DISK_FULL;
import static dev.baton.analysis.FindingCode.DUPLICATE_SERVER_ID;
import static dev.baton.analysis.FindingCode.DUPLICATE_UUID;
import static dev.baton.analysis.FindingCode.LOST_IN_RECOVERY;
import static dev.baton.analysis.FindingCode.NEVER_SEEN;
import static dev.baton.analysis.FindingCode.NEVER_SEEN_SOURCE;
import static dev.baton.analysis.FindingCode.READ_ONLY_FILE_SYSTEM;
import static dev.baton.analysis.FindingCode.ROLE_CHANGES_AT_RESTART;
import static dev.baton.analysis.FindingCode.ROLE_UNSURE_AT_RESTART;
import static dev.baton.analysis.FindingCode.SECOND_PRIMARY;
import static dev.baton.analysis.FindingCode.STALE_OBSERVATION;
import static dev.baton.analysis.FindingCode.TEST_WRITE_REFUSED;
import static dev.baton.analysis.FindingCode.TOO_MANY_CONNECTIONS;
import static dev.baton.analysis.Rule.rule;
import static dev.baton.topology.Failure.Kind.ACCESS_DENIED;
import static dev.baton.topology.Failure.Kind.SERVER_ERROR;

import dev.baton.topology.Failure;
import dev.baton.topology.ServerSettings.RoleAtRestart;
import dev.baton.topology.WriteTest;
import java.util.List;

/** What can be wrong with any server, whatever its place. */
final class ServerRules {

    static final List<Rule> ALL = List.of(
            rule(
                            LOST_IN_RECOVERY,
                            "in downtime as lost in a recovery",
                            s -> s.server().lostInRecovery())
                    .showing(REASON, STATE)
                    .hidesAllBut(SECOND_PRIMARY),
            rule(
                            NEVER_SEEN_SOURCE,
                            "no probe of it ever succeeded, it has replicas, some can be asked, none receives",
                            s -> s.neverSeen()
                                    && s.replicas().some()
                                    && !s.replicas().noneHeard()
                                    && s.replicas().noneReceiving())
                    .showing(WHY, SINCE, REPLICAS, UNHEARD)
                    .hides(NEVER_SEEN)
                    .hidesOnReplicas(Consequences.OF_DEATH),
            rule(NEVER_SEEN, "no probe of it ever succeeded, and nothing proves it alive", Subject::neverSeen)
                    .showing(WHY, SINCE, REPLICAS),
            rule(
                            TOO_MANY_CONNECTIONS,
                            "answered that it has no connection left",
                            s -> s.turnedAwayBy(Failure.Kind.TOO_MANY_CONNECTIONS))
                    .showing(SINCE),
            rule(
                            CANNOT_LOG_IN,
                            "answered with a refusal or another error",
                            s -> s.turnedAwayBy(ACCESS_DENIED) || s.turnedAwayBy(SERVER_ERROR))
                    .showing(WHY, SINCE),
            rule(
                            DISK_FULL,
                            "reachable, and refused a test write for want of room",
                            s -> s.refusedWriteFor(WriteTest.Problem.DISK_FULL))
                    .showing(REFUSAL),
            rule(
                            READ_ONLY_FILE_SYSTEM,
                            "reachable, and refused a test write since its files are read-only",
                            s -> s.refusedWriteFor(WriteTest.Problem.READ_ONLY_FILE_SYSTEM))
                    .showing(REFUSAL),
            rule(
                            TEST_WRITE_REFUSED,
                            "reachable, and refused a test write for another reason",
                            s -> s.refusedWriteFor(WriteTest.Problem.OTHER))
                    .showing(REFUSAL),
            rule(
                            DUPLICATE_UUID,
                            "another server of its cluster has the same `server_uuid`",
                            s -> s.reachable() && !s.sameUuid().isEmpty())
                    .showing(TWINS)
                    .hides(DUPLICATE_SERVER_ID),
            rule(
                            DUPLICATE_SERVER_ID,
                            "another server of its cluster has the same `server_id`",
                            s -> s.reachable() && !s.sameServerId().isEmpty())
                    .showing(SERVER_ID, TWINS),
            rule(
                            ROLE_CHANGES_AT_RESTART,
                            "reachable, with a source or replicas, and `read_only` is persisted otherwise than it is",
                            s -> s.roleAtRestart(RoleAtRestart.CHANGES))
                    .showing(ROLE),
            rule(
                            ROLE_UNSURE_AT_RESTART,
                            "reachable, with a source or replicas, and `read_only` was set at run time, not persisted",
                            s -> s.roleAtRestart(RoleAtRestart.UNSURE))
                    .showing(ROLE),
            rule(
                            STALE_OBSERVATION,
                            "last asked longer ago than `baton.analysis.stale-after`",
                            s -> s.age().compareTo(s.policy().staleAfter()) > 0)
                    .showing(AGE));

    private ServerRules() {}
}
