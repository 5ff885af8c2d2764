package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.error.ErrorCode;
import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class DbIT {

    private static final String COUNT = "SELECT COUNT(*) AS clusters FROM cluster";

    private final Flavour flavour;
    private final Store store;
    private final Db db;

    DbIT(Flavour flavour) {
        this.flavour = flavour;
        this.store = TestStore.empty(flavour);
        this.db = store.db();
    }

    @Test
    void transactionThatThrowsLeavesNothingBehind() {
        // When
        assertThatThrownBy(() -> db.inTransaction(session -> {
                    ChangeCounter.bump(session, CLUSTER);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(store.changes().number()).isZero();
        store.clusters().ensure(CLUSTER);
        assertThat(db.first(COUNT, row -> row.number("clusters"))).contains(1L);
    }

    @Test
    void transactionsThatLockCrosswiseBothSucceed() throws Exception {
        // Given
        store.nodes().enter("a", "");
        store.nodes().enter("b", "");
        CyclicBarrier bothHaveTheirFirst = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        // When
        List<Future<Integer>> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            results = List.of("ab", "ba").stream()
                    .map(order -> threads.submit(() -> db.inTransaction(session -> {
                        int first = touch(session, order.substring(0, 1));
                        if (attempts.incrementAndGet() <= 2) {
                            await(bothHaveTheirFirst);
                        }
                        return first + touch(session, order.substring(1));
                    })))
                    .toList();
        }
        // Then
        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(2));
        assertThat(attempts).hasValue(3);
        assertThat(store.nodes().all()).extracting(Node::version).containsExactly("xx", "xx");
    }

    @Test
    void statementThatTakesTooLongIsGivenUp() {
        // Given
        StoreAccess access = TestStore.access(TestStore.server(flavour), "baton");
        try (AgroalDataSource pool = TestStore.pool(access)) {
            Db impatient = new Db(pool, Duration.ofSeconds(1));
            // When
            ErrorCode code = codeOf(() -> impatient.first("SELECT SLEEP(20) UNION SELECT SLEEP(20)", row -> 1));
            // Then
            assertThat(code).isEqualTo(ErrorCode.STORE_TIMED_OUT);
            assertThat(impatient.now()).isNotNull();
        }
    }

    @Test
    void storeThatHangsIsGivenUp() {
        // Given
        MysqlServer server = TestStore.server(flavour);
        StoreAccess usual = TestStore.access(server, "baton");
        StoreAccess hurried = new StoreAccess(usual.url() + "&socketTimeout=1500", usual.user(), usual.password());
        try (AgroalDataSource pool = TestStore.pool(hurried)) {
            Db hanging = new Db(pool, Duration.ofSeconds(1));
            assertThat(hanging.now()).isNotNull();
            // When
            server.freeze();
            long begun = System.nanoTime();
            ErrorCode code = codeOf(hanging::now);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            server.thaw();
            // Then
            assertThat(code).isIn(ErrorCode.STORE_UNREACHABLE, ErrorCode.STORE_TIMED_OUT);
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(hanging.now()).isNotNull();
        }
    }

    @Test
    void aProcessThatSleepsInATransactionKeepsOthersWaitingForAWhileOnly() {
        // Given
        store.nodes().enter("a", "");
        StoreAccess usual = TestStore.access(TestStore.server(flavour), "baton");
        StoreAccess drowsy =
                new StoreAccess(usual.url() + "&sessionVariables=wait_timeout=1", usual.user(), usual.password());
        try (AgroalDataSource pool = TestStore.pool(drowsy)) {
            // When
            ErrorCode code = codeOf(() -> new Db(pool, Duration.ofSeconds(5)).inTransaction(session -> {
                touch(session, "a");
                assertThat(db.update("UPDATE node SET version = 'awake' WHERE name = 'a'"))
                        .isEqualTo(1);
                return touch(session, "a");
            }));
            // Then
            assertThat(code).isEqualTo(ErrorCode.STORE_UNREACHABLE);
            assertThat(store.nodes().all()).extracting(Node::version).containsExactly("awake");
        }
    }

    @Test
    void sameKeyTwiceIsAConflict() {
        // Given
        String insert = "INSERT INTO change_counter (cluster_id, changes) VALUES ('x', 1)";
        db.update(insert);
        // Then
        assertThat(codeOf(() -> db.update(insert))).isEqualTo(ErrorCode.STORE_CONFLICT);
    }

    @Test
    void storeThatIsReadOnlyIsToldApart() {
        // Given
        MysqlServer server = TestStore.server(flavour);
        server.execute(
                "CREATE USER plain@'%' IDENTIFIED BY 'plainpw'",
                "GRANT SELECT, INSERT ON baton.* TO plain@'%'", "SET GLOBAL read_only = 1");
        StoreAccess plain = new StoreAccess(TestStore.access(server, "baton").url(), "plain", "plainpw");
        try (AgroalDataSource pool = TestStore.pool(plain)) {
            Db readOnly = new Db(pool, Duration.ofSeconds(5));
            // When
            ErrorCode code = codeOf(() -> readOnly.update("INSERT INTO change_counter VALUES ('x', 1)"));
            server.execute("SET GLOBAL read_only = 0");
            ErrorCode denied = codeOf(() -> readOnly.update("DELETE FROM change_counter"));
            server.execute("DROP USER plain@'%'");
            // Then
            assertThat(code).isEqualTo(ErrorCode.STORE_READ_ONLY);
            assertThat(denied).isEqualTo(ErrorCode.STORE_DENIED);
        }
    }

    @Test
    void nobodyListeningIsUnreachable() {
        // Given
        StoreAccess nobody = new StoreAccess("jdbc:mysql://127.0.0.1:1/baton", "x", "");
        try (AgroalDataSource pool = TestStore.pool(nobody)) {
            // When
            ErrorCode code = codeOf(new Db(pool, Duration.ofSeconds(1))::now);
            // Then
            assertThat(code).isEqualTo(ErrorCode.STORE_UNREACHABLE);
        }
    }

    private static int touch(Session session, String node) {
        return session.update("UPDATE node SET version = CONCAT(version, 'x') WHERE name = ?", node);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new IllegalStateException(late);
        }
    }

    private static ErrorCode codeOf(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(StoreException.class);
        return ((StoreException) thrown).code();
    }
}
