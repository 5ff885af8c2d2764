package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.plan.Reason;
import dev.baton.topology.Downtime;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The small tables: settings, downtimes, blocked recoveries, audit. */
@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class FleetRecordsIT {

    private final Store store;

    FleetRecordsIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
    }

    @Test
    void recoveriesAreEnabledUntilSomebodySwitchesThemOff() {
        // Given
        SettingsTable settings = store.settings();
        assertThat(settings.recoveries()).isEqualTo(RecoverySwitch.UNTOUCHED);
        // When
        settings.setRecoveries(RecoverySwitch.State.DISABLED, new Signature("ana", "moving the data centre"));
        // Then
        RecoverySwitch off = settings.recoveries();
        assertThat(off.isEnabled()).isFalse();
        assertThat(off.by()).isEqualTo("ana");
        assertThat(off.why()).isEqualTo("moving the data centre");
        settings.setRecoveries(RecoverySwitch.State.ENABLED, new Signature("bob", "moved"));
        assertThat(settings.recoveries().isEnabled()).isTrue();
        assertThat(store.changes().number()).isEqualTo(2);
    }

    @Test
    void downtimeBeginsIsSaidAnewAndEnds() {
        // Given
        DowntimesTable downtimes = store.downtimes();
        downtimes.begin(P1, "ops", "disk", MINUTE);
        // When
        downtimes.begin(P1, "ops", "memory", Duration.ofHours(1));
        Map<InstanceId, Downtime> current = downtimes.current();
        // Then
        assertThat(current.get(P1)).isNotNull().extracting(Downtime::reason).isEqualTo("memory");
        assertThat(downtimes.end(P1)).isTrue();
        assertThat(downtimes.end(P1)).isFalse();
        assertThat(downtimes.current()).isEmpty();
    }

    @Test
    void blockedRecoveryIsCountedUntilItIsCleared() {
        // Given
        BlockedRecoveriesTable blocked = store.blockedRecoveries();
        blocked.note(blocked("cool-down", "recovered 2 min ago"));
        long first = store.changes().number();
        // When
        blocked.note(blocked("cool-down", "recovered 3 min ago"));
        long again = store.changes().number();
        blocked.note(blocked("downtime", "taken out by ops"));
        // Then
        BlockedRecoveriesTable.Entry entry = blocked.ofCluster(CLUSTER).getFirst();
        assertThat(entry.times()).isEqualTo(3);
        assertThat(entry.blocked()).isEqualTo(blocked("downtime", "taken out by ops"));
        assertThat(entry.lastAt()).isAfter(entry.firstAt());
        assertThat(again).isEqualTo(first);
        assertThat(store.changes().number()).isGreaterThan(first);
        assertThat(blocked.all()).containsExactly(entry);
        assertThat(blocked.purge(MINUTE)).isZero();
        assertThat(blocked.clear(CLUSTER)).isTrue();
        assertThat(blocked.clear(CLUSTER)).isFalse();
    }

    @Test
    void auditTrailIsReadNewestFirst() {
        // Given
        AuditTable audit = store.audit();
        List<AuditEntry> entries = IntStream.range(0, 5)
                .mapToObj(i -> new AuditEntry("ana", "relocate", "r" + i % 2, "below p" + i, i))
                .toList();
        // When
        entries.forEach(audit::write);
        // Then
        assertThat(audit.recent(Page.first(2)))
                .extracting(AuditTable.Kept::entry)
                .containsExactly(entries.get(4), entries.get(3));
        assertThat(audit.ofSubject("r1", Page.first(5)))
                .extracting(AuditTable.Kept::entry)
                .containsExactly(entries.get(3), entries.get(1));
        assertThat(audit.purge(MINUTE)).isZero();
        assertThat(audit.purge(Duration.ZERO)).isEqualTo(5);
    }

    @Test
    void textsThatAreTooLongAreCutAndNotRefused() {
        // Given
        String huge = "ü".repeat(100_000);
        // When
        store.audit().write(new AuditEntry(huge, huge, huge, huge, 0));
        store.downtimes().begin(P1, huge, huge, MINUTE);
        store.blockedRecoveries().note(blocked(huge, huge));
        store.settings().setRecoveries(RecoverySwitch.State.DISABLED, new Signature(huge, huge));
        // Then
        assertThat(store.audit().recent(Page.first(1)).getFirst().entry().detail())
                .isEqualTo(huge);
        assertThat(store.downtimes().current()).hasSize(1);
    }

    private static BlockedRecovery blocked(String rule, String reason) {
        return new BlockedRecovery(CLUSTER, P1, FindingCode.DEAD_PRIMARY, new Reason(rule, reason));
    }
}
