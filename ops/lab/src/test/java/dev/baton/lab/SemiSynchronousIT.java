package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SemiSynchronousIT {
    @RegisterExtension
    static final LabExtension labs = LabExtension.of(
            LabSpec.of(Topology.primaryWithReplicas(2), Flavour.DEFAULT).semiSynchronous());

    static List<Flavour> flavoursWithSemiSync() {
        return Flavours.forContractTests().stream()
                .filter(flavour -> flavour.isMariaDb() || flavour.isMysqlSince(8, 4))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flavoursWithSemiSync")
    void primaryWaitsForItsReplicasAlsoAfterAReset(Flavour flavour) {
        // Given
        labs.on(flavour).primary().execute("CREATE DATABASE acknowledged");
        labs.on(flavour).reset();
        // When
        labs.on(flavour).primary().execute("CREATE DATABASE acknowledged");
        // Then
        assertThat(labs.on(flavour)
                        .primary()
                        .queryRows("SHOW STATUS WHERE variable_name LIKE 'rpl_semi_sync_%_clients'"
                                + " OR variable_name LIKE 'rpl_semi_sync_%_no_tx'"))
                .extracting(row -> List.copyOf(row.values()).getLast())
                .containsExactly("2", "0");
    }

    @Test
    void serverWithoutThePluginIsRefused() {
        // Given
        LabSpec spec =
                LabSpec.of(Topology.primaryWithReplicas(1), Flavour.MYSQL_8_0).semiSynchronous();
        // When
        assertThatThrownBy(() -> ReplicationLab.start(spec))
                // Then
                .isInstanceOf(LabException.class)
                .hasMessageContaining("semi-sync");
    }
}
