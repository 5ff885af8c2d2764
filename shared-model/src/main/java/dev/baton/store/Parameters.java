package dev.baton.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sets the parameters of statements: moments as UTC, durations in microseconds, constants by name. */
final class Parameters {

    private Parameters() {}

    static void set(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            set(statement, i + 1, values[i]);
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Duration duration -> statement.setLong(index, duration.dividedBy(ChronoUnit.MICROS.getDuration()));
            case Instant moment -> statement.setObject(index, utc(moment));
            case Optional<?> optional when optional.isPresent() -> set(statement, index, optional.get());
            case Optional<?> _ -> statement.setNull(index, Types.NULL);
            default -> throw new IllegalArgumentException("no parameter type: " + value.getClass());
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
