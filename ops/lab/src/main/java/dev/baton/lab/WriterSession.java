package dev.baton.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** A {@link WritingClient}'s connection, or the lack of one. */
sealed interface WriterSession extends AutoCloseable {
    /** Writes one row and says what it knows then. */
    WriteAttempt.Outcome insert(long id);

    /** This session if it is on that server, else one that is, or that refuses everything if there is no connection. */
    WriterSession on(String hostPort, Duration giveUpAfter);

    @Override
    void close();

    static WriterSession none() {
        return new None();
    }

    /** Refuses everything: nothing was sent. */
    record None() implements WriterSession {
        @Override
        public WriteAttempt.Outcome insert(long id) {
            return WriteAttempt.Outcome.REFUSED;
        }

        @Override
        public WriterSession on(String hostPort, Duration giveUpAfter) {
            try {
                return new Open(hostPort, connect(hostPort, giveUpAfter));
            } catch (SQLException noConnection) {
                return this;
            }
        }

        @Override
        public void close() {}

        private static Connection connect(String hostPort, Duration giveUpAfter) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:mysql://%1$s/?connectTimeout=%2$d&socketTimeout=%2$d&sslMode=DISABLED&allowPublicKeyRetrieval=true"
                            .formatted(hostPort, giveUpAfter.toMillis()),
                    MysqlServer.APPLICATION,
                    MysqlServer.APPLICATION_PASSWORD);
        }
    }

    /** Connected with autocommit, as it was opened. */
    record Open(String hostPort, Connection connection) implements WriterSession {
        private static final int NO_SUCH_DATABASE = 1049;
        private static final int NO_SUCH_TABLE = 1146;
        // Shutdown in progress, query interrupted, connection killed: the server may have committed before it said so.
        private static final Set<Integer> INTERRUPTED = Set.of(1053, 1317, 1927, 3169);
        private static final String INSERT =
                "INSERT INTO baton_demo.writes VALUES (?, NOW(6), CONCAT(@@hostname, ':', @@port))";

        @Override
        public WriteAttempt.Outcome insert(long id) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setLong(1, id);
                insert.executeUpdate();
                return WriteAttempt.Outcome.ACKNOWLEDGED;
            } catch (SQLException e) {
                return afterFailure(e);
            }
        }

        private WriteAttempt.Outcome afterFailure(SQLException failure) {
            // Errors that the driver itself has, such as a lost connection, have no number of the server's.
            if (failure.getErrorCode() == 0 || INTERRUPTED.contains(failure.getErrorCode())) {
                return WriteAttempt.Outcome.UNKNOWN;
            }
            if (failure.getErrorCode() == NO_SUCH_DATABASE || failure.getErrorCode() == NO_SUCH_TABLE) {
                createTable();
            }
            return WriteAttempt.Outcome.REFUSED;
        }

        private void createTable() {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE IF NOT EXISTS baton_demo");
                statement.execute("""
                        CREATE TABLE IF NOT EXISTS baton_demo.writes
                        (id BIGINT PRIMARY KEY, written_at TIMESTAMP(6) NOT NULL, server VARCHAR(255) NOT NULL)
                        ENGINE=InnoDB""");
            } catch (SQLException nextWriteWillTryAgain) {
                return;
            }
        }

        @Override
        public WriterSession on(String wanted, Duration giveUpAfter) {
            if (hostPort.equals(wanted)) {
                return this;
            }
            close();
            return none().on(wanted, giveUpAfter);
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                return;
            }
        }
    }
}
