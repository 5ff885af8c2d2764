package dev.baton.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessIdentityTest {
    private static final String STAT =
            "4711 (my (odd) name) S 1 4711 4711 0 -1 4194560 9 0 0 0 0 0 0 0 20 0 1 0 123456 5 0 0 0 0 0 0 0 0 0";

    @Test
    void nameOfTheProcessMayHoldAnything() {
        assertThat(ProcessIdentity.parse(STAT)).contains(new ProcessIdentity(4711, 123456));
    }

    @Test
    void zombieIsNobody() {
        assertThat(ProcessIdentity.parse(STAT.replace(" S ", " Z "))).isEmpty();
    }

    @Test
    void incompleteFileIsNobody() {
        assertThat(ProcessIdentity.parse("4711 (my")).isEmpty();
        assertThat(ProcessIdentity.parse("4711 (x) S 1")).isEmpty();
        assertThat(ProcessIdentity.parse("")).isEmpty();
    }

    @Test
    void processWithAnotherStartTimeIsAnotherProcess() {
        // Given
        ProcessIdentity own = ProcessIdentity.own();
        // When
        ProcessIdentity earlier = new ProcessIdentity(own.pid(), own.startTicks() - 1);
        // Then
        assertThat(own.isAlive()).isTrue();
        assertThat(earlier.isAlive()).isFalse();
    }
}
