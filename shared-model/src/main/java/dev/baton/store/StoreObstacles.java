package dev.baton.store;

import com.mysql.cj.exceptions.WrongArgumentException;
import dev.baton.error.ErrorCode;
import dev.baton.store.StoreReadiness.Obstacle;
import dev.baton.store.StoreReadiness.Unusable;
import dev.baton.topology.ServerVersion;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Says what keeps a store from being used, and what to do about it. */
final class StoreObstacles {

    static final List<String> PRIVILEGES =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "INDEX", "REFERENCES");

    private static final int LONGEST_CAUSE = 300;

    private static final String URL_FORM = "The form is jdbc:mysql://HOST:3306/DATABASE, for MariaDB too.";

    private final StoreAccess access;

    StoreObstacles(StoreAccess access) {
        this.access = access;
    }

    Unusable badUrl() {
        return new Unusable(Obstacle.BAD_URL, "The store's URL cannot be understood.", URL_FORM);
    }

    Unusable tooOld(ServerVersion version) {
        return new Unusable(
                Obstacle.TOO_OLD,
                "The store " + access + " runs " + (version.isMariaDb() ? "MariaDB " : "MySQL ") + version + ".",
                "Use MySQL 8.0 or later, or MariaDB 10.6 or later.");
    }

    Unusable readOnly() {
        return new Unusable(
                Obstacle.READ_ONLY,
                "The store " + access + " is read-only.",
                "Give Baton the URL of a server that takes writes: the primary, if the store is replicated.");
    }

    Unusable grantMissing(List<String> privileges) {
        return new Unusable(
                Obstacle.GRANT_MISSING,
                "The account '" + access.user() + "' lacks " + String.join(", ", privileges) + " on the store " + access
                        + ".",
                "As an administrator of the store:\n" + grant());
    }

    Unusable notOurs() {
        return new Unusable(
                Obstacle.NOT_OURS,
                "The database " + access + " holds other tables than Baton's.",
                "Give Baton a database of its own. As an administrator of the store:\n" + createDatabase() + "\n"
                        + grant());
    }

    /** Of an error met while connecting. */
    Unusable connecting(SQLException error) {
        if (causes(error).anyMatch(WrongArgumentException.class::isInstance)) {
            return badUrl();
        }
        return switch (error.getErrorCode()) {
            case SqlErrors.UNKNOWN_DATABASE -> noSuchDatabase();
            case SqlErrors.ACCESS_DENIED_TO_DATABASE -> noAccess();
            default -> SqlErrors.ofConnecting(error) == ErrorCode.STORE_DENIED ? wrongPassword() : unreachable(error);
        };
    }

    /** Of an error met later. */
    Unusable failed(SQLException error) {
        return switch (SqlErrors.ofStatement(error)) {
            case STORE_DENIED -> grantMissing(PRIVILEGES);
            case STORE_READ_ONLY -> readOnly();
            case STORE_UNREACHABLE, STORE_TIMED_OUT -> unreachable(error);
            case STORE_BUSY, STORE_CONFLICT, STORE_UNREADABLE, STORE_FAILED, LEASE_LOST ->
                failed("error " + error.getErrorCode() + ", " + withoutPassword(innermost(error)));
        };
    }

    /** Of anything else. */
    Unusable failed(String what) {
        return new Unusable(
                Obstacle.FAILED,
                "The store " + access + " could not be brought up to date: " + what + ".",
                "See the log for the cause, and the store's own error log.");
    }

    private Unusable noSuchDatabase() {
        return new Unusable(
                Obstacle.NO_SUCH_DATABASE,
                "The store has no database of that name: " + access + ".",
                "As an administrator of the store:\n" + createDatabase() + "\n" + grant());
    }

    private Unusable noAccess() {
        return new Unusable(
                Obstacle.GRANT_MISSING,
                "The account '" + access.user() + "' may not use the database " + access + ", or there is none.",
                "As an administrator of the store:\n" + createDatabase() + "\n" + grant());
    }

    private Unusable wrongPassword() {
        String given = access.password().isEmpty() ? "without a password" : "with this password";
        return new Unusable(
                Obstacle.WRONG_PASSWORD,
                "The store " + access + " does not let the account '" + access.user() + "' in " + given + ".",
                "Set the right password, or make the account. As an administrator of the store:\n" + createUser() + "\n"
                        + grant());
    }

    private Unusable unreachable(SQLException error) {
        if (causes(error).anyMatch(UnknownHostException.class::isInstance)) {
            return new Unusable(
                    Obstacle.UNKNOWN_HOST,
                    "The store's host name does not resolve: " + access.hosts().orElse("?") + ".",
                    "Correct the host in the store's URL. " + URL_FORM);
        }
        return new Unusable(
                Obstacle.UNREACHABLE,
                "The store cannot be reached at " + access.hosts().orElse("?") + ": " + innermost(error) + ".",
                "See that it runs, that host and port are right, and that no firewall is between.");
    }

    /** The driver wraps what the network said in sentences of its own. */
    private static String innermost(SQLException error) {
        Throwable last = causes(error).reduce(error, (outer, inner) -> inner);
        String text = String.valueOf(last.getMessage());
        return text.lines().findFirst().orElse("no answer").strip().replaceAll("\\.$", "");
    }

    /** Statements that the driver repeats can hold what they were given. */
    private String withoutPassword(String text) {
        String hidden = access.password().isEmpty() ? text : text.replace(access.password(), "(hidden)");
        return Texts.cut(hidden, LONGEST_CAUSE);
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private String createDatabase() {
        return "  CREATE DATABASE " + quotedDatabase() + " CHARACTER SET utf8mb4;";
    }

    private String createUser() {
        return "  CREATE USER " + quotedUser() + " IDENTIFIED BY '...';";
    }

    private String grant() {
        return "  GRANT " + String.join(", ", PRIVILEGES) + " ON " + quotedDatabase() + ".* TO " + quotedUser() + ";";
    }

    private String quotedDatabase() {
        return "`" + access.database().orElse("baton").replace("`", "``") + "`";
    }

    private String quotedUser() {
        return "'" + access.user().replace("'", "''") + "'@'%'";
    }
}
