package dev.baton.mysql;

import dev.baton.topology.Failure;
import dev.baton.topology.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Tells failures apart by error number, SQL state and type, never by message text: whether a server is dead or has only
 * turned us away is the difference between a failover and none.
 */
public final class Failures {

    private static final int LONGEST_DETAIL = 300;
    private static final int MOST_CAUSES = 10;

    private Failures() {}

    /** What an exception of the driver means. */
    public static Failure classify(SQLException exception) {
        Throwable telling =
                causes(exception).filter(Failures::isTelling).findFirst().orElse(exception);
        return switch (telling) {
            case StalledException stalled -> failure(Kind.SERVER_ERROR, stalled);
            case UnknownHostException unknown -> failure(Kind.UNKNOWN_HOST, unknown);
            case NoRouteToHostException noRoute -> failure(Kind.NO_ROUTE, noRoute);
            case ConnectException refused -> failure(Kind.REFUSED, refused);
            case SocketTimeoutException late -> failure(Kind.TIMED_OUT, late);
            case SQLTimeoutException late -> failure(Kind.TIMED_OUT, late);
            case EOFException closed -> failure(Kind.BROKEN, closed);
            case SocketException broken -> failure(Kind.BROKEN, broken);
            case SSLException handshake -> failure(Kind.SERVER_ERROR, handshake);
            case IOException broken -> failure(Kind.BROKEN, broken);
            default -> answered(exception);
        };
    }

    private static boolean isTelling(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof SQLTimeoutException
                || cause instanceof StalledException;
    }

    /** Nothing happened to the network: the server, or the driver in the conversation with it, said no. */
    private static Failure answered(SQLException exception) {
        Kind kind = byNumber(exception.getErrorCode()).orElseGet(() -> byState(exception));
        return new Failure(kind, detail(exception));
    }

    private static Optional<Kind> byNumber(int number) {
        return switch (number) {
            // Too many connections: of all, of an account at once, of an account in an hour.
            case 1040, 1203, 1226 -> Optional.of(Kind.TOO_MANY_CONNECTIONS);
            // Database, account and host denied; host blocked; account denied without password; a privilege is missing.
            case 1044, 1045, 1129, 1130, 1698, 1142, 1143, 1227, 1370 -> Optional.of(Kind.ACCESS_DENIED);
            // Password expired (to be changed, or too old for us); unknown way to log in; TLS demanded.
            case 1820, 1862, 1251, 1524, 2059, 3159 -> Optional.of(Kind.ACCESS_DENIED);
            // Account locked (MySQL, MariaDB), locked after failed attempts; offline_mode.
            case 3118, 3955, 4151, 3032 -> Optional.of(Kind.ACCESS_DENIED);
            // The server is shutting down, or it, or somebody, ended our connection.
            case 1053, 1927, 4031 -> Optional.of(Kind.BROKEN);
            case 0 -> Optional.empty();
            default -> Optional.of(Kind.SERVER_ERROR);
        };
    }

    /**
     * Without a number the driver speaks. SQL state 08S01 and 08003 say that the connection is gone; 08001 without a
     * cause from the network says that the server greeted and the log-in could not be agreed on (a public key or TLS).
     */
    private static Kind byState(SQLException exception) {
        String state = exception.getSQLState();
        boolean gone = state != null && (state.equals("08S01") || state.equals("08003") || state.equals("08006"));
        return gone ? Kind.BROKEN : Kind.SERVER_ERROR;
    }

    private static Failure failure(Kind kind, Throwable telling) {
        return new Failure(kind, oneLine(telling));
    }

    private static String detail(SQLException exception) {
        return exception.getErrorCode() == 0
                ? oneLine(exception)
                : "error " + exception.getErrorCode() + ": " + oneLine(exception);
    }

    /** What it says, cut to one line that fits a log. */
    static String oneLine(Throwable telling) {
        String message = telling.getMessage();
        String text = message == null ? telling.getClass().getSimpleName() : message;
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "..." : line;
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
