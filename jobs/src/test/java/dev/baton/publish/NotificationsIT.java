package dev.baton.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.store.AuditTable;
import dev.baton.store.BlockedRecovery;
import dev.baton.store.Lease;
import dev.baton.store.Outcome;
import dev.baton.store.Page;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.Store;
import dev.baton.store.StoreAccess;
import dev.baton.store.StoreClock;
import dev.baton.store.StoreGate;
import dev.baton.store.StoreReadiness;
import dev.baton.store.Trigger;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From what is recorded of recoveries to what is received, on a real store. */
class NotificationsIT {

    private static final InstanceId P1 = InstanceId.parse("p1");

    private static MysqlServer server;
    private static Store store;

    @BeforeAll
    static void openStore() {
        server = MysqlServer.start(Flavour.DEFAULT);
        server.execute("CREATE DATABASE baton");
        assertThat(new StoreGate(new StoreAccess(
                                "jdbc:mysql://" + server.hostPort() + "/baton",
                                MysqlServer.ADMIN,
                                MysqlServer.ADMIN_PASSWORD))
                        .open())
                .isInstanceOf(StoreReadiness.Ready.class);
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl("jdbc:mysql://" + server.hostPort() + "/baton?user=" + MysqlServer.ADMIN + "&password="
                + MysqlServer.ADMIN_PASSWORD + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true");
        store = Store.over(dataSource, Duration.ofSeconds(5), Duration.ofMinutes(10));
    }

    @AfterAll
    static void closeStore() {
        server.close();
    }

    @Test
    void aRecoveryIsToldWhenItBeginsAndWhenItEndsAndOnlyOnce() throws IOException {
        try (Receiver receiver = Receiver.answering(204)) {
            // Given
            Notifications notifications = notifications(receiver, Map.of());
            Recovery ended = recovery("one:3306");

            // When
            notifications.tell();
            notifications.tell();
            notifications(receiver, Map.of()).tell();

            // Then
            assertThat(about(receiver, ended)).containsExactlyInAnyOrder("STARTED", "ENDED");
            assertThat(audit()).contains("notified");
        }
    }

    @Test
    void whatIsNotTakenIsTriedAgainAndNothingElseWaitsForIt() throws IOException {
        try (Receiver receiver = Receiver.answering(500, 500, 204)) {
            // Given
            Notifications notifications = notifications(receiver, Map.of("events", "ended", "retry-after", "1s"));
            Recovery ended = recovery("two:3306");

            // When
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        notifications.tell();
                        assertThat(about(receiver, ended)).hasSize(3);
                    });

            // Then
            assertThat(receiver.got())
                    .filteredOn(got -> got.body().contains(ended.uid()))
                    .extracting(got -> got.header("X-Baton-Delivery"))
                    .containsOnly(receiver.got().getLast().header("X-Baton-Delivery"));
        }
    }

    @Test
    void whatIsTakenByNobodyIsGivenUpAndThatIsRecorded() throws IOException {
        try (Receiver receiver = Receiver.answering(410)) {
            // Given
            Notifications notifications = notifications(receiver, Map.of("events", "ended", "attempts", "1"));
            Recovery ended = recovery("three:3306");

            // When
            notifications.tell();
            notifications.tell();

            // Then
            assertThat(about(receiver, ended)).hasSize(1);
            assertThat(audit()).contains("notification given up");
        }
    }

    @Test
    void aFailureThatIsNotRecoveredIsToldWithItsReason() throws IOException {
        try (Receiver receiver = Receiver.answering(204)) {
            // Given
            store.blockedRecoveries()
                    .note(new BlockedRecovery(
                            new ClusterId("p1:3306"),
                            P1,
                            FindingCode.DEAD_PRIMARY,
                            new Reason("cool-down", "too early")));

            // When
            notifications(receiver, Map.of("events", "blocked")).tell();
            notifications(receiver, Map.of("events", "blocked")).tell();

            // Then
            assertThat(receiver.got())
                    .singleElement()
                    .satisfies(got -> assertThat(got.body()).contains("cool-down: too early"));
        }
    }

    private static Notifications notifications(Receiver receiver, Map<String, String> more) {
        Map<String, String> keys = new TreeMap<>(Map.of("webhook-url", receiver.url("/"), "webhook-key", "key"));
        keys.putAll(more);
        return new Notifications(
                store, new Channels(NotifySettings.of(keys), new StoreClock(store.db())), NotifySettings.of(keys));
    }

    private static Recovery recovery(String cluster) {
        ClusterId id = new ClusterId(cluster);
        store.clusters().ensure(id);
        Recovery registered = ((Registration.Registered) store.recoveries()
                        .register(new RecoveryOrder(
                                id,
                                "test " + cluster,
                                new Request.ReplaceDeadPrimary(P1),
                                new Trigger.Automatic(FindingCode.DEAD_PRIMARY, "test"),
                                P1)))
                .recovery();
        Lease lease = store.leases()
                .tryAcquire(Lease.on(id), "test", Duration.ofMinutes(1))
                .orElseThrow();
        store.recoveries().claim(registered.id(), lease);
        return store.recoveries()
                .close(
                        registered.id(),
                        lease,
                        new Outcome.Succeeded(InstanceId.parse("p2"), "p2 took over", List.of()));
    }

    private static List<String> about(Receiver receiver, Recovery recovery) {
        return receiver.got().stream()
                .filter(got -> got.body().contains(recovery.uid()))
                .map(got -> got.header("X-Baton-Event"))
                .toList();
    }

    private static List<String> audit() {
        return store.audit().recent(Page.first(50)).stream()
                .map(AuditTable.Kept::entry)
                .map(entry -> entry.act())
                .toList();
    }
}
