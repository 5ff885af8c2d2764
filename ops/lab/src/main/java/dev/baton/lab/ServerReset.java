package dev.baton.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a running server back to what its template was, which is faster than starting a new one. Two steps, because no
 * server may be cleaned while another still receives from it.
 */
final class ServerReset {
    private static final int NO_SUCH_THREAD = 1094;

    private ServerReset() {}

    /** Ends everybody's sessions and replication. */
    static void detach(MysqlServer server) {
        endSessions(server);
        run(server, ReplicationStatements.of(server.flavour()).forgetSources(server));
        endSessions(server);
    }

    /** Drops what was created, accounts too, and forgets that it ever was. */
    static void clean(MysqlServer server) {
        ReplicationStatements statements = ReplicationStatements.of(server.flavour());
        List<String> sql = new ArrayList<>(statements.makeWritable());
        // Not into the binary log: a semi-synchronous source would wait there for replicas that have just been sent
        // away.
        sql.add("SET SESSION sql_log_bin=0");
        server.queryRows("""
                        SELECT CONCAT('DROP DATABASE `', schema_name, '`') FROM information_schema.schemata
                        WHERE schema_name NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')""").forEach(row -> sql.addAll(row.values()));
        server.queryRows("""
                        SELECT CONCAT('DROP USER ', QUOTE(user), '@', QUOTE(host)) FROM mysql.user
                        WHERE user NOT IN ('admin', 'repl', 'app', 'root', 'mariadb.sys') AND user NOT LIKE 'mysql.%'""").forEach(row -> sql.addAll(row.values()));
        sql.addAll(statements.forgetHistory());
        if (server.flavour().isMysqlSince(8, 0)) {
            sql.add("RESET PERSIST");
        }
        run(server, sql);
    }

    private static void endSessions(MysqlServer server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (long session : others(statement)) {
                kill(session, statement);
            }
        } catch (SQLException e) {
            throw new LabException("could not end the sessions of " + server, e);
        }
    }

    private static List<Long> others(Statement statement) throws SQLException {
        List<Long> sessions = new ArrayList<>();
        try (var rows = statement.executeQuery("""
                SELECT id FROM information_schema.processlist
                WHERE id <> CONNECTION_ID() AND user IN (SELECT user FROM mysql.user) AND command <> 'Daemon'""")) {
            while (rows.next()) {
                sessions.add(rows.getLong(1));
            }
        }
        return sessions;
    }

    private static void kill(long session, Statement statement) throws SQLException {
        try {
            statement.execute("KILL " + session);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    private static void run(MysqlServer server, List<String> sql) {
        server.execute(sql.toArray(String[]::new));
    }
}
