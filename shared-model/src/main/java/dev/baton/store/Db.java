package dev.baton.store;

import dev.baton.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The way to the store: statements with a deadline, transactions that roll back unless they end well, and the one place
 * that repeats what lost against others (deadlock, lock wait). Safe for use by many threads.
 */
public final class Db {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MICROS = 20_000;

    /** After these the connection may be dead or still busy: no pool shall give it to the next one. */
    private static final Set<ErrorCode> LOSES_CONNECTION =
            EnumSet.of(ErrorCode.STORE_UNREACHABLE, ErrorCode.STORE_TIMED_OUT);

    private final DataSource dataSource;
    private final int timeoutSeconds;

    /**
     * @param dataSource gives connections, within a deadline of its own
     * @param statementTimeout deadline of each statement, at least a second
     */
    public Db(DataSource dataSource, Duration statementTimeout) {
        this.dataSource = dataSource;
        this.timeoutSeconds = (int) Math.max(1, statementTimeout.toSeconds());
    }

    /** Now, by the store's clock. */
    public Instant now() {
        return inSession(Db::now);
    }

    static Instant now(Session session) {
        return session.query("SELECT UTC_TIMESTAMP(6) AS now_at", row -> row.instant("now_at"))
                .getFirst();
    }

    /**
     * Does the work in one transaction: committed if the work returns, rolled back if it throws. The work may be done
     * more than once, so its only effects are those on the session.
     */
    <T> T inTransaction(Function<Session, T> work) {
        return repeating(() -> connected(connection -> transaction(connection, work)));
    }

    <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... parameters) {
        return inSession(session -> session.query(sql, mapper, parameters));
    }

    <T> Optional<T> first(String sql, Row.Mapper<T> mapper, Object... parameters) {
        return inSession(session -> session.first(sql, mapper, parameters));
    }

    /** @return how many rows the condition of the statement matched */
    int update(String sql, Object... parameters) {
        return inSession(session -> session.update(sql, parameters));
    }

    /** All rows or none. */
    void updateMany(Many many) {
        inTransaction(session -> {
            session.updateMany(many);
            return many;
        });
    }

    <T> List<T> queryMany(Many many, Row.Mapper<T> mapper, Object... after) {
        return inSession(session -> session.queryMany(many, mapper, after));
    }

    /** One statement, committed by itself. */
    private <T> T inSession(Function<Session, T> work) {
        return repeating(() -> connected(connection -> work.apply(new Session(connection, timeoutSeconds))));
    }

    private static <T> T repeating(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StoreException lost) {
                if (lost.code() != ErrorCode.STORE_BUSY || attempt == ATTEMPTS) {
                    throw lost;
                }
                pause(attempt);
            }
        }
    }

    /** Not the same time for all, or those that met once would meet again. */
    private static void pause(int attempt) {
        long micros = ThreadLocalRandom.current().nextLong(PAUSE_MICROS * attempt);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private <T> T connected(Function<Connection, T> work) {
        Connection connection = open();
        try {
            return work.apply(connection);
        } catch (StoreException failed) {
            if (LOSES_CONNECTION.contains(failed.code())) {
                quietly(() -> connection.abort(Runnable::run));
            }
            throw failed;
        } finally {
            quietly(connection::close);
        }
    }

    private Connection open() {
        try {
            return dataSource.getConnection();
        } catch (SQLException error) {
            throw new StoreException(SqlErrors.ofConnecting(error), "no connection to the store", error);
        }
    }

    private <T> T transaction(Connection connection, Function<Session, T> work) {
        boolean committed = false;
        try {
            connection.setAutoCommit(false);
            T result = work.apply(new Session(connection, timeoutSeconds));
            connection.commit();
            committed = true;
            return result;
        } catch (SQLException error) {
            throw new StoreException(SqlErrors.ofStatement(error), "the store's transaction failed", error);
        } finally {
            if (!committed) {
                quietly(connection::rollback);
            }
            quietly(() -> connection.setAutoCommit(true));
        }
    }

    /** Part of giving a connection back. */
    @FunctionalInterface
    private interface GivingBack {
        void run() throws SQLException;
    }

    /** What was committed stays so, and what failed has said why: a connection lost afterwards changes neither. */
    private static void quietly(GivingBack part) {
        try {
            part.run();
        } catch (SQLException lostAfterwards) {
            // The pool finds out that the connection is gone.
        }
    }
}
