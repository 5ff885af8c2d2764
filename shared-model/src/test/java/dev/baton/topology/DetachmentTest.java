package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetachmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"db1:3306", "db1.example.com:3307", "10.0.0.9:3306", "[2001:db8::17]:3306", "[::1]:1"})
    void originIsReadBackFromTheName(String address) {
        // Given
        InstanceId source = InstanceId.parse(address);

        // When
        InstanceId nowhere = Detachment.from(source);

        // Then
        assertThat(nowhere).isNotEqualTo(source);
        assertThat(nowhere.host()).endsWith(".invalid");
        assertThat(Detachment.origin(nowhere)).contains(source);
    }

    @Test
    void detachingTwiceIsDetachingOnce() {
        // Given
        InstanceId nowhere = Detachment.from(InstanceId.parse("db1"));

        // Then
        assertThat(Detachment.from(nowhere)).isEqualTo(nowhere);
    }

    @Test
    void ordinaryNameLeadsSomewhere() {
        assertThat(Detachment.origin(InstanceId.parse("db1.invalid"))).isEmpty();
    }
}
