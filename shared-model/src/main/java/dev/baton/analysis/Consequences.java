package dev.baton.analysis;

import static dev.baton.analysis.FindingCode.BINLOG_SERVER_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.FIRST_TIER_REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_CANNOT_CONNECT;
import static dev.baton.analysis.FindingCode.REPLICA_STOPPED;

import java.util.List;

/** What is found of replicas merely because of what their source has come to. */
final class Consequences {

    /** Of a source that some replicas still receive from. */
    static final List<FindingCode> OF_SILENCE =
            List.of(REPLICA_CANNOT_CONNECT, FIRST_TIER_REPLICA_CANNOT_CONNECT, BINLOG_SERVER_CANNOT_CONNECT);

    /** Of a source from which nobody receives. */
    static final List<FindingCode> OF_DEATH = List.of(
            REPLICA_CANNOT_CONNECT, FIRST_TIER_REPLICA_CANNOT_CONNECT, BINLOG_SERVER_CANNOT_CONNECT, REPLICA_STOPPED);

    private Consequences() {}
}
