package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReplicationLabIT {
    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void rowReachesAllReplicas(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(flavour, 2)) {
            // When
            writeOneRow(lab);
            // Then
            lab.waitUntilReplicated();
            assertThat(lab.replicas())
                    .hasSize(2)
                    .allSatisfy(replica ->
                            assertThat(replica.queryOne("SELECT id FROM t.w")).isEqualTo("1"));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void rowReachesTheEndOfAChain(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.chain(flavour, 2)) {
            // When
            writeOneRow(lab);
            // Then
            lab.waitUntilReplicated();
            assertThat(lab.replica(2).queryOne("SELECT id FROM t.w")).isEqualTo("1");
            assertThat(lab.replicationStatus(lab.replica(2)))
                    .containsValue(Integer.toString(lab.replica(1).port()));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void coPrimariesReplicateFromEachOther(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.coPrimaries(flavour, 1)) {
            // When
            writeOneRow(lab);
            // Then
            lab.waitUntilReplicated();
            assertThat(lab.replicationStatus(lab.primary()))
                    .containsValue(Integer.toString(lab.replica(1).port()));
            assertThat(lab.replica(2).queryOne("SELECT id FROM t.w")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void resetUndoesAFailover(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(flavour, 2)) {
            // Given
            writeOneRow(lab);
            lab.waitUntilReplicated();
            MysqlServer promoted = lab.replica(1);
            lab.primary().kill();
            lab.replica(2).freeze();
            promoted.execute("SET GLOBAL read_only=0", "SET GLOBAL max_connections=33");
            promoted.execute("INSERT INTO t.w VALUES (2)", "CREATE USER 'stranger'@'%' IDENTIFIED BY 'Strange-1'");
            // When
            lab.reset();
            // Then
            assertThat(promoted.queryOne("SELECT @@max_connections")).isEqualTo("100");
            assertThat(promoted.queryOne("SELECT @@read_only")).isEqualTo("1");
            assertThat(promoted.queryRow("SELECT user FROM mysql.user WHERE user='stranger'"))
                    .isEmpty();
            assertThatThrownBy(() -> promoted.queryOne("SELECT * FROM t.w")).isInstanceOf(LabException.class);
            writeOneRow(lab);
            lab.waitUntilReplicated();
            assertThat(lab.replica(2).queryOne("SELECT COUNT(*) FROM t.w")).isEqualTo("1");
        }
    }

    private static void writeOneRow(ReplicationLab lab) {
        lab.primary()
                .execute(
                        "CREATE DATABASE t",
                        "CREATE TABLE t.w (id INT PRIMARY KEY) ENGINE=InnoDB",
                        "INSERT INTO t.w VALUES (1)");
    }
}
