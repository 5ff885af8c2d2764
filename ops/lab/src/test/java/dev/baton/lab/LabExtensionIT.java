package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LabExtensionIT {
    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(1);

    @RepeatedTest(3)
    void labIsAsIfJustBuiltWhateverTheTestBeforeDid(ReplicationLab lab, MysqlServer primary) {
        // Given
        assertThat(primary).isSameAs(lab.primary());
        assertThat(lab.servers()).allMatch(MysqlServer::isAlive);
        assertThat(primary.queryRow("SHOW DATABASES LIKE 'scratch'")).isEmpty();
        // When
        primary.execute("CREATE DATABASE scratch");
        lab.waitUntilReplicated();
        // Then
        assertThat(labs.replica(1).queryOne("SHOW DATABASES LIKE 'scratch'")).isEqualTo("scratch");
        primary.kill();
        labs.replica(1).freeze();
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forContractTests")
    void sameTopologyIsToBeHadOnEachFlavour(Flavour flavour) {
        // When
        ReplicationLab lab = labs.on(flavour);
        // Then
        assertThat(lab.primary().flavour()).isEqualTo(flavour);
        assertThat(lab.replicas()).hasSize(1);
        assertThat(labs.on(flavour)).isSameAs(lab);
    }

    @Test
    void connectionLeftOpenIsFoundAndClosed() throws SQLException {
        // Given
        Leaks.Mark before = Leaks.mark();
        Connection forgotten = labs.primary().connect();
        // When
        assertThatThrownBy(before::failIfAnythingIsLeft)
                // Then
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 connections")
                .satisfies(error -> assertThat(List.of(error.getSuppressed()))
                        .singleElement()
                        .satisfies(where -> assertThat(where.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().startsWith("connectionLeftOpen"))));
        assertThat(forgotten.isClosed()).isTrue();
    }

    @Test
    void serverLeftRunningIsFoundAndEnded() {
        // Given
        Leaks.Mark before = Leaks.mark();
        MysqlServer forgotten = MysqlServer.start(Flavour.DEFAULT);
        // When
        assertThatThrownBy(before::failIfAnythingIsLeft)
                // Then
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(forgotten.toString());
        assertThat(forgotten.isAlive()).isFalse();
    }
}
