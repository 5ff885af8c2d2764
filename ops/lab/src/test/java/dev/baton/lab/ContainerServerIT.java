package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Needs a Docker engine and an image of MySQL, so it only runs when it is asked for. */
@EnabledIfSystemProperty(named = ServerSource.PROPERTY, matches = "container")
final class ContainerServerIT {
    private static final Flavour ONLY_AS_IMAGE = Flavour.of("mysql-8.4");

    @Test
    void containersReplicateAndCanBeKilledAndFrozen() {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(ONLY_AS_IMAGE, 1)) {
            // Given
            lab.primary().execute("CREATE DATABASE t", "CREATE TABLE t.w (id INT PRIMARY KEY)");
            lab.waitUntilReplicated();
            // When
            lab.primary().kill();
            lab.replica(1).freeze();
            // Then
            assertThat(lab.primary().isAlive()).isFalse();
            assertThat(lab.replica(1).isFrozen()).isTrue();
            assertThatThrownBy(lab.replica(1)::connect).isInstanceOf(SQLException.class);
            lab.replica(1).thaw();
            lab.primary().start().execute("INSERT INTO t.w VALUES (1)");
            lab.waitUntilReplicated();
            assertThat(lab.replica(1).queryOne("SELECT COUNT(*) FROM t.w")).isEqualTo("1");
        }
    }

    @Test
    void containersAreResetLikeProcesses() {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(ONLY_AS_IMAGE, 1)) {
            // Given
            lab.primary().execute("CREATE DATABASE t");
            lab.waitUntilReplicated();
            lab.primary().stop();
            // When
            lab.reset();
            // Then
            assertThat(lab.primary().queryRow("SHOW DATABASES LIKE 't'")).isEmpty();
            assertThat(lab.replica(1).queryRow("SHOW DATABASES LIKE 't'")).isEmpty();
        }
    }
}
