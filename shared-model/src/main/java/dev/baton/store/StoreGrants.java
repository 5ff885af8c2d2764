package dev.baton.store;

import dev.baton.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what our account may do in the store by trying it: what servers tell of their grants leaves out roles on the
 * one and patterns on the other.
 */
final class StoreGrants {

    private static final int TIMEOUT_SECONDS = 10;

    private final Connection connection;

    StoreGrants(Connection connection) {
        this.connection = connection;
    }

    /** A privilege and a statement that needs it, and that does no harm. */
    private record Trial(String privilege, String sql) {}

    /**
     * The privileges missing for making and using tables. Makes a small table and takes it away again.
     *
     * @throws SQLException if the connection is lost
     */
    List<String> missingForMigration() throws SQLException {
        String table = "baton_trial_" + connectionId();
        List<String> missing = missing(List.of(new Trial("DROP", "DROP TABLE IF EXISTS " + table)));
        if (!missing.isEmpty()) {
            return missing;
        }
        try {
            return missing(List.of(
                    new Trial("CREATE", "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, other INTEGER)"),
                    new Trial("SELECT", "SELECT id FROM " + table),
                    new Trial("INSERT", "INSERT INTO " + table + " (id, other) VALUES (1, 1)"),
                    new Trial("UPDATE", "UPDATE " + table + " SET other = 2"),
                    new Trial("DELETE", "DELETE FROM " + table),
                    new Trial("INDEX", "CREATE INDEX by_other ON " + table + " (other)"),
                    new Trial("ALTER", "ALTER TABLE " + table + " ADD COLUMN more INTEGER"),
                    new Trial(
                            "REFERENCES",
                            "ALTER TABLE " + table + " ADD FOREIGN KEY (other) REFERENCES " + table + " (id)")));
        } finally {
            missing(List.of(new Trial("DROP", "DROP TABLE IF EXISTS " + table)));
        }
    }

    /**
     * The privileges missing for using the tables that are there. Changes nothing.
     *
     * @throws SQLException if the connection is lost
     */
    List<String> missingForUse() throws SQLException {
        return missing(List.of(
                new Trial("SELECT", "SELECT name FROM setting WHERE 1 = 0"),
                new Trial("INSERT", """
                        INSERT INTO setting (name, value, changed_at, changed_by, why)
                        SELECT name, version, seen_at, '', '' FROM node WHERE 1 = 0"""),
                new Trial("UPDATE", "UPDATE setting SET why = '' WHERE 1 = 0"),
                new Trial("DELETE", "DELETE FROM setting WHERE 1 = 0")));
    }

    private List<String> missing(List<Trial> trials) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Trial trial : trials) {
            if (isDenied(trial)) {
                missing.add(trial.privilege());
            }
        }
        return missing;
    }

    /** Another error than a denial comes from an earlier trial: there is no table to try it on. */
    private boolean isDenied(Trial trial) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.execute(trial.sql());
            return false;
        } catch (SQLException error) {
            ErrorCode code = SqlErrors.ofStatement(error);
            if (code == ErrorCode.STORE_UNREACHABLE || code == ErrorCode.STORE_READ_ONLY) {
                throw error;
            }
            return code == ErrorCode.STORE_DENIED;
        }
    }

    private long connectionId() throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT CONNECTION_ID()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
