package dev.baton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Every rule of {@link Rules} can fail, and for the reason that it is there for. */
class CounterExamplesTest {
    private static final String ROOT = "dev.baton.architecture.counter";
    private static final JavaClasses COUNTER_EXAMPLES = new ClassFileImporter().importPackages(ROOT);

    private final Rules rules = new Rules(ROOT);

    @Test
    void inputInTheDomainIsFound() {
        assertBroken(rules.domainIsPure(), "ReadsAFile", "java.nio.file.Files");
    }

    @Test
    void aDomainThatKnowsAPageIsFound() {
        assertBroken(rules.modulesDependOneWay(), "KnowsAPage", "KnowsThePlan");
    }

    @Test
    void aCircleIsFound() {
        assertBroken(rules.packagesHaveNoCycles(), "Cycle detected", "page", "plan");
    }

    @Test
    void aSleeperIsFound() {
        assertBroken(rules.nobodySleeps(), "SleepyManager", "Thread.sleep");
    }

    @Test
    void aPrinterIsFound() {
        assertBroken(rules.nobodyPrints(), "SleepyManager", "System.out");
    }

    @Test
    void whoAsksTheTimeIsFound() {
        assertBroken(rules.nobodyAsksTheTime(), "AsksTheTime", "Instant.now");
    }

    @Test
    void anInjectedFieldIsFound() {
        assertBroken(rules.nothingIsInjectedIntoFields(), "SleepyManager.injected");
    }

    @Test
    void aNameThatSaysNothingIsFound() {
        assertBroken(rules.namesSaySomething(), "SleepyManager");
    }

    @Test
    void sharedStateIsFound() {
        assertBroken(rules.staticFieldsAreConstants(), "SleepyManager.naps");
    }

    private static void assertBroken(ArchRule rule, String... told) {
        assertThat(rule.evaluate(COUNTER_EXAMPLES).getFailureReport().toString())
                .contains(told);
    }
}
