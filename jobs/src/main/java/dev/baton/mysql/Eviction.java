package dev.baton.mysql;

import dev.baton.topology.SemiSync.Side;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Makes a server read-only although clients are in the way. While the statement waits, the server lets no new write begin;
 * meanwhile, over a second connection, those of all clients are ended. Who waits for an acknowledgement of a replica that
 * will never come is not told that the commit is good: first the connection ends, and only then the wait. For one thread,
 * once.
 */
final class Eviction {

    /** Most servers have nothing to wait for. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int NO_SUCH_THREAD = 1094;

    private static final Sql SESSIONS = Sql.of("SELECT ID AS id, USER AS user, COMMAND AS command,"
            + " COALESCE(STATE, '') AS state FROM information_schema.PROCESSLIST");

    private final Target target;
    private final Beside beside;
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> spared = new HashSet<>();
    private Optional<SourceSwitch> released = Optional.empty();

    Eviction(Target target, Beside beside) {
        this.target = target;
        this.beside = beside;
    }

    /** Opens another connection to the same server. */
    @FunctionalInterface
    interface Opener {
        ServerSession open() throws SQLException;
    }

    /**
     * What the eviction is done with.
     *
     * @param opener makes the second connection
     * @param user whose connections are Baton's
     */
    record Beside(Opener opener, String user) {}

    /** Somebody's connection. */
    private record Client(long id, String user, String command, String state) {
        static Client of(Row row) {
            return new Client(
                    row.number("id"),
                    row.text("user").toLowerCase(Locale.ROOT),
                    row.text("command"),
                    row.text("state"));
        }

        boolean isOfTheServerItself() {
            return command.startsWith("Binlog Dump")
                    || command.startsWith("Slave_")
                    || command.equals("Daemon")
                    || user.isEmpty()
                    || user.equals("system user")
                    || user.equals("event_scheduler")
                    || user.startsWith("mysql.");
        }

        boolean isGoing() {
            return command.equals("Killed");
        }

        boolean waitsForLock() {
            return state.startsWith("Waiting for") && state.endsWith("lock");
        }
    }

    /** The variable by which a source waits for acknowledgements. */
    private record SourceSwitch(String variable) {
        Sql set(String value) {
            return Sql.of("SET GLOBAL " + variable + " = " + value);
        }
    }

    /**
     * Runs the statement, and sees to it that it need not wait for clients.
     *
     * @return whose connections were ended, in words; empty if nobody's
     */
    String run(Sql makeReadOnly) throws SQLException {
        long waiting = target.session().connectionId();
        CompletableFuture<Boolean> said = new CompletableFuture<>();
        Thread.ofVirtual().name("baton-mysql-read-only").start(() -> say(makeReadOnly, said));
        if (!isOver(said, GRACE)) {
            evictUntil(said, waiting);
        }
        finish(said);
        return ended.isEmpty() ? "" : ", ended the connections of " + ended.size() + " clients that were in the way";
    }

    private void say(Sql makeReadOnly, CompletableFuture<Boolean> said) {
        try {
            target.run(makeReadOnly);
            said.complete(true);
        } catch (SQLException | RuntimeException failure) {
            said.completeExceptionally(failure);
        }
    }

    private static boolean isOver(CompletableFuture<Boolean> said, Duration within) throws SQLTimeoutException {
        try {
            said.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException ended) {
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted", interrupted);
        }
    }

    /** It is over, with what it said. */
    private static void finish(CompletableFuture<Boolean> said) throws SQLException {
        try {
            said.join();
        } catch (CompletionException failure) {
            throw Cutoff.unwrap(failure);
        }
    }

    private void evictUntil(CompletableFuture<Boolean> said, long waiting) throws SQLTimeoutException {
        try (ServerSession session = beside.opener().open()) {
            Target other = new Target(session, target.command());
            spared.addAll(List.of(waiting, session.connectionId()));
            try {
                evictUntil(said, waiting, other);
            } finally {
                for (SourceSwitch source : released.stream().toList()) {
                    other.run(source.set("ON"));
                }
            }
        } catch (SQLTimeoutException interrupted) {
            throw interrupted;
        } catch (SQLException cannotHelp) {
            // Whether it became read-only is told by the statement itself.
            return;
        }
    }

    private void evictUntil(CompletableFuture<Boolean> said, long waiting, Target other) throws SQLException {
        Set<Long> first = clients(other).stream().map(Client::id).collect(Collectors.toSet());
        do {
            for (Client client : clients(other)) {
                end(other, client);
            }
            if (released.isEmpty() && isHeldByTheEndedOnly(other, waiting, first)) {
                release(other);
            }
        } while (!isOver(said, BETWEEN_LOOKS));
    }

    private void end(Target other, Client client) throws SQLException {
        if (client.isGoing() || spared.contains(client.id())) {
            return;
        }
        try {
            other.run(Sql.of("KILL " + client.id()));
            ended.add(client.id());
        } catch (SQLException refused) {
            if (refused.getErrorCode() == 0) {
                throw refused;
            }
            if (refused.getErrorCode() != NO_SUCH_THREAD) {
                spared.add(client.id());
            }
        }
    }

    /**
     * MySQL ends a connection at once, but its commit goes on waiting for the acknowledgement. When all that could still
     * tell a client anything are gone, and the statement has kept others from beginning, that wait may be ended.
     */
    private boolean isHeldByTheEndedOnly(Target other, long waiting, Set<Long> first) throws SQLException {
        List<Client> all = other.query(SESSIONS).stream().map(Client::of).toList();
        boolean keepsOthersOut = all.stream().anyMatch(client -> client.id() == waiting && client.waitsForLock());
        List<Client> left =
                all.stream().filter(client -> first.contains(client.id())).toList();
        return keepsOthersOut && !left.isEmpty() && left.stream().allMatch(Client::isGoing);
    }

    private void release(Target other) throws SQLException {
        released = SemiSyncSteps.find(other, Side.SOURCE)
                .filter(row -> row.isOn("Value"))
                .map(row -> new SourceSwitch(row.text("Variable_name")));
        for (SourceSwitch source : released.stream().toList()) {
            other.run(source.set("OFF"));
        }
    }

    /** Those that are neither the server's nor Baton's. */
    private List<Client> clients(Target other) throws SQLException {
        String own = beside.user().toLowerCase(Locale.ROOT);
        return other.query(SESSIONS).stream()
                .map(Client::of)
                .filter(client ->
                        !client.isOfTheServerItself() && !client.user().equals(own))
                .toList();
    }
}
