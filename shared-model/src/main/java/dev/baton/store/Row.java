package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The current row of an answer, read by column names. Valid only inside the {@link Mapper} it is given to. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** A text that is never {@code NULL}. */
    String text(String column) throws SQLException {
        return rows.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /** A moment in UTC that is never {@code NULL}. */
    Instant instant(String column) throws SQLException {
        return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, LocalDateTime.class)).map(at -> at.toInstant(ZoneOffset.UTC));
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        String name = text(column);
        return Constants.find(name, type)
                .orElseThrow(() -> Json.unreadable(type.getSimpleName() + " '" + name + "' is not known"));
    }

    /** The server in the columns {@code host} and {@code port}. */
    InstanceId server() throws SQLException {
        return new InstanceId(text("host"), integer("port"));
    }

    /** The cluster in the column {@code cluster_id}. */
    ClusterId cluster() throws SQLException {
        return new ClusterId(text("cluster_id"));
    }

    <T> T json(String column, Class<T> type) throws SQLException {
        return Json.read(text(column), type);
    }
}
