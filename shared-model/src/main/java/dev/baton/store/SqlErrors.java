package dev.baton.store;

import dev.baton.error.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a database's error means, by its number or SQL state. */
final class SqlErrors {

    static final int ACCESS_DENIED_TO_DATABASE = 1044;
    static final int ACCESS_DENIED = 1045;
    static final int UNKNOWN_DATABASE = 1049;

    private SqlErrors() {}

    /** Of an error that a statement met. */
    static ErrorCode ofStatement(SQLException error) {
        if (error instanceof SQLTimeoutException) {
            return ErrorCode.STORE_TIMED_OUT;
        }
        return byNumber(error.getErrorCode())
                .or(() -> byState(error.getSQLState()))
                .orElse(ErrorCode.STORE_FAILED);
    }

    /** Of an error met while connecting: what is not a refusal is no connection. */
    static ErrorCode ofConnecting(SQLException error) {
        ErrorCode code = ofStatement(error);
        return code == ErrorCode.STORE_DENIED ? code : ErrorCode.STORE_UNREACHABLE;
    }

    private static Optional<ErrorCode> byNumber(int number) {
        return Optional.ofNullable(
                switch (number) {
                    // Deadlock; lock wait timeout; MariaDB's "record has changed since last read".
                    case 1213, 1205, 1020 -> ErrorCode.STORE_BUSY;
                    case 1062, 1586 -> ErrorCode.STORE_CONFLICT;
                    // Killed by our own deadline; MySQL's and MariaDB's statement time limits.
                    case 1317, 3024, 1969 -> ErrorCode.STORE_TIMED_OUT;
                    case ACCESS_DENIED_TO_DATABASE, ACCESS_DENIED, 1142, 1143, 1227, 1370 -> ErrorCode.STORE_DENIED;
                    // read_only and super_read_only; a read-only transaction; InnoDB read-only.
                    case 1290, 1792, 1836, 1874 -> ErrorCode.STORE_READ_ONLY;
                    // Too many connections, of all, of this user, per hour.
                    case 1040, 1203, 1226 -> ErrorCode.STORE_UNREACHABLE;
                    default -> null;
                });
    }

    private static Optional<ErrorCode> byState(@Nullable String state) {
        if (state == null) {
            return Optional.empty();
        }
        if (state.startsWith("08")) {
            return Optional.of(ErrorCode.STORE_UNREACHABLE);
        }
        if (state.startsWith("28")) {
            return Optional.of(ErrorCode.STORE_DENIED);
        }
        return state.startsWith("40") ? Optional.of(ErrorCode.STORE_BUSY) : Optional.empty();
    }
}
