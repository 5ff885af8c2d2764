package dev.baton.analysis;

import static dev.baton.analysis.Fact.CONNECTION_ERRORS;
import static dev.baton.analysis.Fact.COUNT;
import static dev.baton.analysis.Fact.COUNT_GONE;
import static dev.baton.analysis.Fact.DELAY;
import static dev.baton.analysis.Fact.ERRORS;
import static dev.baton.analysis.Fact.GONE;
import static dev.baton.analysis.Fact.GTIDS;
import static dev.baton.analysis.Fact.LAG;
import static dev.baton.analysis.Fact.LIMIT;
import static dev.baton.analysis.Fact.SINCE;
import static dev.baton.analysis.Fact.SOURCE;
import static dev.baton.analysis.Fact.THREADS;
import static dev.baton.analysis.Fact.TRIGGER;
import static dev.baton.analysis.Fact.UNAPPLIED;
import static dev.baton.analysis.Fact.WHY;
import static dev.baton.analysis.FindingCode.BINLOG_SERVER_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.DEAD_REPLICA;
import static dev.baton.analysis.FindingCode.ERRANT_GTID;
import static dev.baton.analysis.FindingCode.FIRST_TIER_REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.RECEIVED_TRANSACTIONS_LOST;
import static dev.baton.analysis.FindingCode.RELAY_LOG_AT_RISK;
import static dev.baton.analysis.FindingCode.RELAY_LOG_SHRANK;
import static dev.baton.analysis.FindingCode.REPLICA_BROKEN;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_LAGGING;
import static dev.baton.analysis.FindingCode.REPLICA_STOPPED;
import static dev.baton.analysis.FindingCode.WRITABLE_REPLICA;
import static dev.baton.analysis.Rule.rule;

import java.util.List;

/** What can be wrong with a server as a replica, whoever follows it. */
final class ReplicaRules {

    static final List<Rule> ALL = List.of(
            rule(DEAD_REPLICA, "no primary, silent, no replicas", s -> s.isOther() && s.silent())
                    .showing(WHY, SINCE),
            rule(
                            RECEIVED_TRANSACTIONS_LOST,
                            "reachable, received and unapplied GTIDs are gone, no reachable server has them",
                            s -> s.reachable() && s.hasVanished() && s.vanishedForGood())
                    .showing(GONE, COUNT_GONE)
                    .hides(RELAY_LOG_SHRANK),
            rule(
                            RELAY_LOG_SHRANK,
                            "reachable, and what it had received and not applied is gone",
                            s -> s.reachable() && s.hasVanished())
                    .showing(GONE, COUNT_GONE),
            rule(
                            RELAY_LOG_AT_RISK,
                            "reachable, received events unapplied, a source silent, and the server throws relay logs away:"
                                    + " `relay_log_recovery`, or MariaDB by GTID",
                            s -> s.reachable()
                                    && s.throwsRelayLogsAway()
                                    && s.hasSilentSource()
                                    && s.server().hasUnapplied())
                    .showing(TRIGGER, UNAPPLIED, SOURCE),
            rule(
                            REPLICA_BROKEN,
                            "reachable, a thread stopped with an error that is not of the connection",
                            s -> s.reachable() && s.anyChannel(Channels::isBroken))
                    .showing(ERRORS, THREADS, SOURCE)
                    .hides(REPLICA_STOPPED, REPLICA_LAGGING),
            rule(
                            BINLOG_SERVER_CANNOT_CONNECT,
                            "a binlog server, reachable, that fails to connect",
                            s -> s.reachable() && s.server().isBinlogServer() && s.anyChannel(Channels::cannotConnect))
                    .showing(CONNECTION_ERRORS, SOURCE)
                    .hides(FIRST_TIER_REPLICA_CANNOT_CONNECT, REPLICA_CANNOT_CONNECT),
            rule(
                            FIRST_TIER_REPLICA_CANNOT_CONNECT,
                            "reachable, fails to connect to a primary",
                            s -> s.reachable() && s.cannotConnectToPrimary())
                    .showing(CONNECTION_ERRORS, SOURCE)
                    .hides(REPLICA_CANNOT_CONNECT),
            rule(
                            REPLICA_CANNOT_CONNECT,
                            "reachable, fails to connect to a source",
                            s -> s.reachable() && s.anyChannel(Channels::cannotConnect))
                    .showing(CONNECTION_ERRORS, SOURCE),
            rule(
                            REPLICA_STOPPED,
                            "reachable, a thread stopped without an error",
                            s -> s.reachable() && s.anyChannel(Channels::isStopped))
                    .showing(THREADS, SOURCE)
                    .hides(REPLICA_LAGGING),
            rule(
                            REPLICA_LAGGING,
                            "reachable, further behind than `baton.analysis.reasonable-lag` beyond its own delay",
                            s -> s.reachable() && s.lagging())
                    .showing(LAG, LIMIT, DELAY),
            rule(
                    WRITABLE_REPLICA,
                    "reachable, replicates, is no co-primary, writable",
                    s -> s.reachable() && s.server().isReplica() && s.writable()),
            rule(
                            ERRANT_GTID,
                            "holds transactions that it can have from none of the servers above it",
                            s -> s.errant().isPresent())
                    .showing(COUNT, GTIDS));

    private ReplicaRules() {}
}
