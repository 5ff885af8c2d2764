package dev.baton.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was opened in this virtual machine and not closed again. Safe for use by many threads. */
final class Ledger {
    private static final Queue<Opened> CONNECTIONS = new ConcurrentLinkedQueue<>();
    private static final Set<MysqlServer> SERVERS = ConcurrentHashMap.newKeySet();

    private Ledger() {}

    /**
     * A connection that somebody asked for.
     *
     * @param where made where it was opened, to show the way there
     */
    record Opened(Connection connection, LabException where) {
        boolean isOpen() {
            try {
                return !connection.isClosed();
            } catch (SQLException e) {
                return true;
            }
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                where.addSuppressed(alreadyBroken);
            }
        }
    }

    static Connection opened(Connection connection, MysqlServer server) {
        CONNECTIONS.removeIf(earlier -> !earlier.isOpen());
        CONNECTIONS.add(new Opened(connection, new LabException("connection to " + server + " was opened here")));
        return connection;
    }

    static void started(MysqlServer server) {
        SERVERS.add(server);
    }

    static void ended(MysqlServer server) {
        SERVERS.remove(server);
    }

    static List<Opened> openConnections() {
        return CONNECTIONS.stream().filter(Opened::isOpen).toList();
    }

    static Set<MysqlServer> servers() {
        return Set.copyOf(SERVERS);
    }
}
