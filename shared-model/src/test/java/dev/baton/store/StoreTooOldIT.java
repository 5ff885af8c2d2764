package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.store.StoreReadiness.Obstacle;
import dev.baton.store.StoreReadiness.Unusable;
import org.junit.jupiter.api.Test;

final class StoreTooOldIT {

    @Test
    void serverThatIsTooOldIsToldWithItsVersion() {
        try (MysqlServer server = MysqlServer.start(Flavour.MYSQL_5_7)) {
            // Given
            server.execute("CREATE DATABASE baton");
            // When
            StoreReadiness told = new StoreGate(TestStore.access(server, "baton")).open();
            // Then
            assertThat(told).isInstanceOfSatisfying(Unusable.class, unusable -> {
                assertThat(unusable.obstacle()).isEqualTo(Obstacle.TOO_OLD);
                assertThat(unusable.message()).contains("runs MySQL 5.7.");
                assertThat(unusable.remedy()).contains("MySQL 8.0", "MariaDB 10.6");
            });
        }
    }
}
