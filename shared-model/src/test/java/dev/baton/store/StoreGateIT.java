package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.store.StoreReadiness.Obstacle;
import dev.baton.store.StoreReadiness.Ready;
import dev.baton.store.StoreReadiness.Unusable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class StoreGateIT {

    private static final String ALL = String.join(", ", StoreObstacles.PRIVILEGES);
    private static final String PASSWORD = "s3cret-of-gate";

    private final MysqlServer server;

    StoreGateIT(Flavour flavour) {
        TestStore.empty(flavour);
        this.server = TestStore.server(flavour);
    }

    @BeforeEach
    void databaseAndAccount() {
        server.execute("CREATE DATABASE gate", "CREATE USER 'gate'@'%' IDENTIFIED BY '" + PASSWORD + "'");
    }

    @AfterEach
    void neitherOfThem() {
        server.execute("DROP DATABASE IF EXISTS gate", "DROP USER 'gate'@'%'");
    }

    @Test
    void emptyDatabaseGetsItsTablesOnce() {
        // Given
        grant(ALL);
        // When
        StoreReadiness first = open(access("gate"));
        StoreReadiness second = open(access("gate"));
        // Then
        assertThat(first)
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.migrations()).isGreaterThanOrEqualTo(2));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Ready.class, ready -> assertThat(ready.migrations()).isZero());
        assertThat(tables()).contains("QRTZ_TRIGGERS", "lease").noneMatch(name -> name.startsWith("baton_trial"));
    }

    @Test
    void manyNodesMayStartAtOnceOnAnEmptyDatabase() throws Exception {
        // Given
        grant(ALL);
        List<Callable<StoreReadiness>> nodes = IntStream.range(0, 4)
                .<Callable<StoreReadiness>>mapToObj(i -> () -> open(access("gate")))
                .toList();
        // When
        List<StoreReadiness> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            results = threads.invokeAll(nodes).stream().map(Future::resultNow).toList();
        }
        // Then
        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Ready.class));
        assertThat(tables()).noneMatch(name -> name.startsWith("baton_trial"));
    }

    @Test
    void accountWithoutAnyGrantIsToldToAskForIt() {
        // When
        Unusable told = unusable(access("gate"));
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.GRANT_MISSING);
        assertThat(told.remedy())
                .contains("CREATE DATABASE `gate` CHARACTER SET utf8mb4;")
                .contains("GRANT " + ALL + " ON `gate`.* TO 'gate'@'%';");
    }

    @Test
    void eachMissingGrantIsNamed() {
        for (String missing : StoreObstacles.PRIVILEGES) {
            // Given
            grant(ALL);
            server.execute("REVOKE " + missing + " ON gate.* FROM 'gate'@'%'");
            // When
            StoreReadiness told = open(access("gate"));
            // Then
            if (told instanceof Unusable unusable) {
                assertThat(unusable.message()).contains("lacks").contains(missing);
            } else {
                // MariaDB knows REFERENCES and does not ask for it.
                assertThat(missing).isEqualTo("REFERENCES");
            }
            server.execute("DROP DATABASE gate", "CREATE DATABASE gate");
        }
    }

    @Test
    void grantThatWasTakenAwayLaterIsNamed() {
        // Given
        grant(ALL);
        open(access("gate"));
        server.execute("REVOKE UPDATE, DELETE ON gate.* FROM 'gate'@'%'");
        // When
        Unusable told = unusable(access("gate"));
        // Then
        assertThat(told.message()).contains("lacks UPDATE, DELETE on the store");
    }

    @Test
    void wrongPasswordIsToldWithoutSayingIt() {
        // When
        Unusable told = unusable(new StoreAccess(access("gate").url(), "gate", "not-" + PASSWORD));
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.WRONG_PASSWORD);
        assertThat(told.remedy()).contains("CREATE USER 'gate'@'%' IDENTIFIED BY '...';");
        assertThat(told.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void unknownDatabaseIsToldWithTheStatementThatMakesIt() {
        // Given
        server.execute("GRANT ALL ON *.* TO 'gate'@'%'");
        // When
        Unusable told = unusable(access("nowhere"));
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.NO_SUCH_DATABASE);
        assertThat(told.remedy()).contains("CREATE DATABASE `nowhere` CHARACTER SET utf8mb4;");
    }

    @Test
    void databaseOfSomebodyElseIsLeftAlone() {
        // Given
        grant(ALL);
        server.execute("CREATE TABLE gate.orders (id INTEGER PRIMARY KEY)");
        // When
        Unusable told = unusable(access("gate"));
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.NOT_OURS);
        assertThat(tables()).containsExactly("orders");
    }

    @Test
    void readOnlyServerIsNoStore() {
        // Given
        grant(ALL);
        server.execute("SET GLOBAL read_only = 1");
        // When
        Unusable told = unusable(access("gate"));
        server.execute("SET GLOBAL read_only = 0");
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.READ_ONLY);
    }

    private void grant(String privileges) {
        server.execute("GRANT " + privileges + " ON gate.* TO 'gate'@'%'");
    }

    private List<String> tables() {
        return server
                .queryRows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'gate'")
                .stream()
                .map(row -> row.getOrDefault("name", ""))
                .toList();
    }

    private StoreAccess access(String database) {
        return new StoreAccess(TestStore.access(server, database).url(), "gate", PASSWORD);
    }

    private static Unusable unusable(StoreAccess access) {
        return (Unusable) open(access);
    }

    private static StoreReadiness open(StoreAccess access) {
        StoreReadiness readiness = new StoreGate(access).open();
        assertThat(readiness.toString()).doesNotContain(PASSWORD).doesNotContain("Exception");
        return readiness;
    }
}
