package dev.baton.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One server that is looked at again and again over one connection, and what was learned of it on the way. A poll costs
 * three statements: the channels, the variables, and one of the rest by turns, so that the end of the binary log, the
 * list of replicas and the heartbeat periods can be a few polls old. A full reading reads all of it anew. For one thread
 * at a time.
 */
final class PolledServer implements AutoCloseable {

    private static final int UNKNOWN_SYSTEM_VARIABLE = 1193;
    private static final int LEARN_EVERY = 24;

    /** What is read by turns. */
    private enum Rest {
        LOG_END,
        REPLICAS,
        DUMP_THREADS,
        HEARTBEATS,
        ROLE_ORIGINS,
        GROUP,
        VARIABLE_NAMES
    }

    private final ServerSession session;
    private final Dialect dialect;
    private final Set<Rest> denied = EnumSet.noneOf(Rest.class);
    private int turn;

    private List<String> variableNames = List.of();
    private Duration uptimeAtFirst = Duration.ZERO;
    private long firstAt = System.nanoTime();

    private Row variables = Row.EMPTY;
    private List<Row> links = List.of();
    private Row logEnd = Row.EMPTY;
    private List<Row> replicas = List.of();
    private List<String> dumpHosts = List.of();
    private Set<String> heartbeatsOf = Set.of();
    private Map<String, Duration> heartbeats = Map.of();
    private String originsOf = "";
    private List<Row> roleOrigins = List.of();
    private List<Row> groupMembers = List.of();

    PolledServer(ServerSession session) {
        this.session = session;
        this.dialect = session.dialect();
    }

    ServerSession session() {
        return session;
    }

    /** Reads in three statements; all that can be read if it is the first time. */
    Readings poll(Deadline deadline) throws SQLException {
        if (variableNames.isEmpty()) {
            return readAll(deadline);
        }
        readState(deadline);
        turn++;
        read(restOf(turn), deadline);
        return readings();
    }

    /** Reads all anew. */
    Readings readAll(Deadline deadline) throws SQLException {
        denied.clear();
        if (variableNames.isEmpty()) {
            meet(deadline);
        }
        readState(deadline);
        read(Rest.LOG_END, deadline);
        read(Rest.REPLICAS, deadline);
        if (someReplicasAreNameless()) {
            read(Rest.DUMP_THREADS, deadline);
        }
        read(Rest.HEARTBEATS, deadline);
        read(Rest.ROLE_ORIGINS, deadline);
        read(Rest.GROUP, deadline);
        return readings();
    }

    /** What stays as it is while the connection lasts, or nearly so: a server's start, and which variables it has. */
    private void meet(Deadline deadline) throws SQLException {
        readVariableNames(deadline);
        uptimeAtFirst =
                Duration.ofSeconds(session.queryOne(Statements.UPTIME, deadline).number("Value"));
        firstAt = System.nanoTime();
    }

    @Override
    public void close() {
        session.close();
    }

    private Readings readings() {
        Duration uptime = uptimeAtFirst.plusNanos(System.nanoTime() - firstAt);
        return new Readings(
                variables, links, logEnd, replicas, dumpHosts, heartbeats, roleOrigins, groupMembers, uptime);
    }

    /** Channels first: what they had received by then is compared with what was applied a little later. */
    private void readState(Deadline deadline) throws SQLException {
        links = session.query(dialect.showLinks(), deadline);
        try {
            readVariables(deadline);
        } catch (SQLException failure) {
            if (failure.getErrorCode() != UNKNOWN_SYSTEM_VARIABLE) {
                throw failure;
            }
            // A plug-in was removed, and its variables with it.
            readVariableNames(deadline);
            variables = Row.EMPTY;
            readVariables(deadline);
        }
    }

    private void readVariables(Deadline deadline) throws SQLException {
        Sql select = SemiSyncReader.isEnabled(variables)
                ? Statements.selectWithSemiSync(variableNames, dialect.statusTable())
                : Statements.select(variableNames);
        variables = session.queryOne(select, deadline);
        if (SemiSyncReader.isEnabled(variables) && !variables.has(SemiSyncReader.STATUS)) {
            variables = session.queryOne(Statements.selectWithSemiSync(variableNames, dialect.statusTable()), deadline);
        }
    }

    private Rest restOf(int turn) {
        if (turn % LEARN_EVERY == 0) {
            return Rest.VARIABLE_NAMES;
        }
        if (!heartbeatsOf.equals(channels())) {
            return Rest.HEARTBEATS;
        }
        if (!originsOf.equals(role()) || turn % LEARN_EVERY == LEARN_EVERY / 2) {
            return Rest.ROLE_ORIGINS;
        }
        if (isInGroup() && turn % 3 == 0) {
            return Rest.GROUP;
        }
        if (turn % 2 == 1) {
            return Rest.LOG_END;
        }
        return someReplicasAreNameless() && turn % 4 == 0 ? Rest.DUMP_THREADS : Rest.REPLICAS;
    }

    private void read(Rest rest, Deadline deadline) throws SQLException {
        switch (rest) {
            case LOG_END ->
                logEnd = ask(rest, dialect.showLogEnd(), deadline).stream()
                        .findFirst()
                        .orElse(Row.EMPTY);
            case REPLICAS -> {
                replicas = ask(rest, dialect.showReplicas(), deadline);
                dumpHosts = someReplicasAreNameless() ? dumpHosts : List.of();
            }
            case DUMP_THREADS -> dumpHosts = texts(ask(rest, Statements.DUMP_THREADS, deadline), "host");
            case HEARTBEATS -> readHeartbeats(deadline);
            case ROLE_ORIGINS -> readRoleOrigins(deadline);
            case GROUP -> readGroup(deadline);
            case VARIABLE_NAMES -> readVariableNames(deadline);
        }
    }

    private void readVariableNames(Deadline deadline) throws SQLException {
        variableNames = texts(session.query(Statements.WHICH_VARIABLES, deadline), "Variable_name");
    }

    /** Asked for again when a channel comes, goes or gets another source. */
    private void readHeartbeats(Deadline deadline) throws SQLException {
        heartbeatsOf = channels();
        if (links.isEmpty() || dialect.showHeartbeats().isEmpty()) {
            heartbeats = Map.of();
            return;
        }
        heartbeats = HeartbeatReader.read(
                ask(Rest.HEARTBEATS, dialect.showHeartbeats().get(), deadline));
    }

    /** Asked for again when the role changes, and now and then, since it can be persisted without a change. */
    private void readRoleOrigins(Deadline deadline) throws SQLException {
        originsOf = role();
        Optional<Sql> sql = dialect.showRoleOrigins();
        roleOrigins = sql.isPresent() ? ask(Rest.ROLE_ORIGINS, sql.get(), deadline) : List.of();
    }

    private void readGroup(Deadline deadline) throws SQLException {
        Optional<Sql> sql = dialect.showGroupMembers().filter(_ -> isInGroup());
        groupMembers = sql.isPresent() ? ask(Rest.GROUP, sql.get(), deadline) : List.of();
    }

    private boolean isInGroup() {
        return !variables.text(GroupReader.GROUP).isEmpty();
    }

    private String role() {
        return variables.text("read_only") + " " + variables.text("super_read_only");
    }

    /** A privilege that is missing for one of the rest leaves that unknown, and is no failure. */
    private List<Row> ask(Rest rest, Sql sql, Deadline deadline) throws SQLException {
        if (denied.contains(rest)) {
            return List.of();
        }
        try {
            return session.query(sql, deadline);
        } catch (SQLException failure) {
            if (!Failures.classify(failure).kind().provesAlive()) {
                throw failure;
            }
            denied.add(rest);
            return List.of();
        }
    }

    private boolean someReplicasAreNameless() {
        return denied.contains(Rest.REPLICAS) || ReplicaReader.someAreNameless(replicas);
    }

    private Set<String> channels() {
        return links.stream()
                .map(row -> row.text("Channel_Name", "Connection_name") + " " + LinkReader.source(row))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(List<Row> rows, String label) {
        return rows.stream().map(row -> row.text(label)).toList();
    }
}
