package dev.baton.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One open connection to one server, which speaks the server's dialect. Every statement has a deadline; one that is
 * missed closes the connection. For one thread at a time, but for {@link #abort}.
 */
final class ServerSession implements AutoCloseable {

    private final InstanceId server;
    private final Connection connection;
    private final String version;
    private final Dialects.Choice choice;
    private String lastStatement = "";

    /** Takes the connection over; it is closed if the server's version cannot be read. */
    ServerSession(InstanceId server, Connection connection) throws SQLException {
        this.server = server;
        this.connection = connection;
        this.version = connection.getMetaData().getDatabaseProductVersion();
        this.choice = choose(version, connection);
    }

    InstanceId server() {
        return server;
    }

    Dialect dialect() {
        return choice.dialect();
    }

    Dialects.Choice choice() {
        return choice;
    }

    /** As the server told it when it greeted. */
    String version() {
        return version;
    }

    /** By what number the server knows this connection. */
    long connectionId() throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession().getThreadId();
    }

    /** The text of the last statement, without its parameters: for whoever wants to know which one failed. */
    String lastStatement() {
        return lastStatement;
    }

    /** All rows of the answer. */
    List<Row> query(Sql sql, Deadline deadline) throws SQLException {
        begin(sql, deadline);
        if (sql.parameters().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return rows(statement.executeQuery(sql.text()));
            }
        }
        try (PreparedStatement statement = prepare(sql)) {
            return rows(statement.executeQuery());
        }
    }

    /** The first row of the answer, or an empty one. */
    Row queryOne(Sql sql, Deadline deadline) throws SQLException {
        return query(sql, deadline).stream().findFirst().orElse(Row.EMPTY);
    }

    /** Runs a statement that answers with no rows. */
    void run(Sql sql, Deadline deadline) throws SQLException {
        begin(sql, deadline);
        if (sql.parameters().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql.text());
                finish(statement);
            }
            return;
        }
        try (PreparedStatement statement = prepare(sql)) {
            statement.execute();
        }
    }

    /** The statements of a script after the first: where one of them fails, this throws. */
    private static void finish(Statement script) throws SQLException {
        while (script.getMoreResults() || script.getUpdateCount() >= 0) {
            // None of them answers with rows.
        }
    }

    /** Runs statements one after the other. */
    void run(List<Sql> statements, Deadline deadline) throws SQLException {
        for (Sql statement : statements) {
            run(statement, deadline);
        }
    }

    /** Cuts the connection from another thread: a statement that is being waited for fails at once. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // What shall be closed is closed.
            return;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            abort();
        }
    }

    private void begin(Sql sql, Deadline deadline) throws SQLException {
        lastStatement = sql.text();
        if (deadline.hasPassed()) {
            throw new SQLTimeoutException("no time left");
        }
        connection.setNetworkTimeout(Runnable::run, deadline.millis());
    }

    private PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        int position = 1;
        for (String parameter : sql.parameters()) {
            statement.setString(position, parameter);
            position++;
        }
        return statement;
    }

    private static List<Row> rows(ResultSet answer) throws SQLException {
        try (answer) {
            List<String> labels = labels(answer.getMetaData());
            List<Row> rows = new ArrayList<>();
            while (answer.next()) {
                rows.add(row(answer, labels));
            }
            return rows;
        }
    }

    private static List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            labels.add(columns.getColumnLabel(column));
        }
        return labels;
    }

    private static Row row(ResultSet answer, List<String> labels) throws SQLException {
        Map<String, String> values = HashMap.newHashMap(labels.size());
        for (int column = 1; column <= labels.size(); column++) {
            String value = answer.getString(column);
            if (!answer.wasNull()) {
                values.put(labels.get(column - 1), value);
            }
        }
        return Row.of(values);
    }

    private static Dialects.Choice choose(String version, Connection connection) throws SQLException {
        try {
            return Dialects.of(ServerVersion.parse(version, ""));
        } catch (IllegalArgumentException noVersion) {
            connection.close();
            throw new SQLException("the server does not tell its version", "HY000", noVersion);
        }
    }
}
