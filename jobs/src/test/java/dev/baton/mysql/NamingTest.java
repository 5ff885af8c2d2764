package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerIdentity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "REPORT_HOST, db1.example, vm, db1.example:3310",
        "REPORT_HOST, '', vm, 10.0.0.1:3306",
        "REPORT_HOST, $(touch x), vm, 10.0.0.1:3306",
        "HOSTNAME, db1.example, vm, vm:3306",
        "HOSTNAME, db1.example, 'a b', 10.0.0.1:3306",
        "AS_ASKED, db1.example, vm, 10.0.0.1:3306"
    })
    void aServerIsCalledByOneLegalName(Naming naming, String reportHost, String hostname, String expected) {
        // Given
        ServerIdentity identity = new ServerIdentity(1, "", hostname, reportHost, 3310);

        // When
        InstanceId id = naming.canonical(new InstanceId("10.0.0.1", 3306), identity);

        // Then
        assertThat(id).hasToString(expected);
    }
}
