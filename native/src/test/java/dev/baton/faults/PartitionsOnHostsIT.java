package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.hosts.Cut;
import dev.baton.lab.hosts.HostLab;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Networks that break: F18, F20, F22. */
class PartitionsOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @Test
    void f18APrimaryThatOnlyTheBatonsCannotReachIsNotReplaced() {
        try (FaultStage stage = FaultStage.set()) {
            // When
            stage.lab().network().cut(Cut.between(Set.of("mgr1", "mgr2", "mgr3"), Set.of("db1")));

            // Then
            stage.pause(Duration.ofSeconds(8));
            stage.assertNothingHappened();
            stage.lab().network().heal();
            stage.assertAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f20TheBatonOnThePrimarysSideOfAPartitionDoesNothingAndTheOthersReplaceIt() {
        try (FaultStage stage = FaultStage.set()) {
            // When
            stage.lab().network().partition(Set.of("db1", "db2", "mgr1"));
            long cut = System.nanoTime();

            // Then
            stage.firstWriteAfter(cut, SOON);
            stage.fleet().awaitAct(SOON);
            assertThat(stage.promotions()).containsExactly("db3");
            stage.lab().network().heal();
            stage.pause(Duration.ofSeconds(5));
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f22APrimaryThatHearsNothingIsReplacedAndIsNoSecondPrimary() {
        try (FaultStage stage = FaultStage.set()) {
            // When
            stage.lab().network().deafen("db1");
            long cut = System.nanoTime();

            // Then
            stage.firstWriteAfter(cut, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertPromotions(1);
            stage.lab().network().heal();
            stage.pause(Duration.ofSeconds(5));
            stage.assertOneFailoverAndAllWell();
        }
    }
}
