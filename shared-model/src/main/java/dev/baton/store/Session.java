package dev.baton.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection, each with a deadline. For the one thread that {@link Db} gave it to, while it works. */
final class Session {

    private final Connection connection;
    private final int timeoutSeconds;

    Session(Connection connection, int timeoutSeconds) {
        this.connection = connection;
        this.timeoutSeconds = timeoutSeconds;
    }

    <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            prepare(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    found.add(mapper.map(row));
                }
                return found;
            }
        } catch (SQLException error) {
            throw failed(error);
        }
    }

    <T> Optional<T> first(String sql, Row.Mapper<T> mapper, Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** @return how many rows the condition of the statement matched, changed or not */
    int update(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            prepare(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException error) {
            throw failed(error);
        }
    }

    /** @return the number that the store gave the new row */
    long insert(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            prepare(statement, parameters);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException error) {
            throw failed(error);
        }
    }

    /** Runs all parts of a statement for many rows. */
    void updateMany(Many many) {
        many.parts().forEach(part -> update(part.sql(), part.values().toArray()));
    }

    /** The answers to all parts together. */
    <T> List<T> queryMany(Many many, Row.Mapper<T> mapper, Object... after) {
        return many.parts(after).stream()
                .flatMap(part -> query(part.sql(), mapper, part.values().toArray()).stream())
                .toList();
    }

    private void prepare(PreparedStatement statement, Object[] parameters) throws SQLException {
        statement.setQueryTimeout(timeoutSeconds);
        Parameters.set(statement, parameters);
    }

    private static StoreException failed(SQLException error) {
        return new StoreException(SqlErrors.ofStatement(error), said(error), error);
    }

    private static String said(SQLException error) {
        return "the store said: " + error.getMessage() + " (" + error.getErrorCode() + ")";
    }
}
