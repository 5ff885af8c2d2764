package dev.baton.store;

import dev.baton.store.StoreReadiness.Ready;
import dev.baton.store.StoreReadiness.Unusable;
import dev.baton.topology.ServerVersion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * Looks at start-up whether the store can be used, and brings its tables up to date. Several processes may do so at the
 * same time. What is wrong is told with what to do about it, never as a stack trace.
 */
public final class StoreGate {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);
    private static final Set<String> OFF = Set.of("0", "OFF", "");

    private final StoreAccess access;
    private final StoreObstacles obstacles;

    public StoreGate(StoreAccess access) {
        this.access = access;
        this.obstacles = new StoreObstacles(access);
    }

    /** Checks everything and migrates. Takes some seconds at most where the tables are there. */
    public StoreReadiness open() {
        if (access.database().isEmpty()) {
            return obstacles.badUrl();
        }
        try (Connection connection = connect()) {
            return checked(connection);
        } catch (SQLException error) {
            return obstacles.connecting(error);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                access.urlWithDeadlines(STATEMENT_TIMEOUT), access.user(), access.password());
    }

    private StoreReadiness checked(Connection connection) {
        try {
            ServerVersion version = ServerVersion.parse(
                    ask(connection, "SELECT @@version"), ask(connection, "SELECT @@version_comment"));
            if (!isSupported(version)) {
                return obstacles.tooOld(version);
            }
            if (!OFF.contains(ask(connection, "SELECT @@global.read_only"))) {
                return obstacles.readOnly();
            }
            return migrated(connection, version);
        } catch (SQLException error) {
            return obstacles.failed(error);
        } catch (FlywayException error) {
            return failed(error);
        }
    }

    private StoreReadiness migrated(Connection connection, ServerVersion version) throws SQLException {
        Flyway flyway = Flyway.configure(StoreGate.class.getClassLoader())
                .dataSource(access.urlWithDeadlines(STATEMENT_TIMEOUT), access.user(), access.password())
                .resourceProvider(new Migrations())
                .load();
        boolean pending = flyway.info().pending().length > 0;
        StoreGrants grants = new StoreGrants(connection);
        List<String> missing = pending ? missingForMigration(connection, grants) : grants.missingForUse();
        if (!missing.isEmpty()) {
            return obstacles.grantMissing(missing);
        }
        return new Ready(version, pending ? flyway.migrate().migrationsExecuted : 0);
    }

    /** One process at a time until the connection closes: Flyway takes a trial's table for somebody else's. */
    private static List<String> missingForMigration(Connection connection, StoreGrants grants) throws SQLException {
        String waited = ask(connection, "SELECT GET_LOCK(CONCAT('baton-gate-', LEFT(DATABASE(), 50)), 30)");
        return "1".equals(waited) ? grants.missingForMigration() : List.of();
    }

    private Unusable failed(FlywayException error) {
        if (error.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return obstacles.notOurs();
        }
        Optional<SQLException> cause = Stream.<Throwable>iterate(error, next -> next != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        return cause.map(obstacles::failed)
                .orElseGet(() -> obstacles.failed(error.getErrorCode().toString()));
    }

    private static boolean isSupported(ServerVersion version) {
        return version.isMariaDb() ? version.atLeast(10, 6, 0) : version.atLeast(8, 0, 0);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
