package dev.baton.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses BATON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("ops/lab"))
            .withImportOption(location -> !location.contains("quarkus-app"))
            .importPackages("dev.baton");

    private final Rules rules = new Rules("dev.baton");

    @Test
    void theDomainIsPure() {
        rules.domainIsPure().check(BATON);
    }

    @Test
    void modulesDependOneWay() {
        rules.modulesDependOneWay().check(BATON);
    }

    @Test
    void packagesHaveNoCycles() {
        rules.packagesHaveNoCycles().check(BATON);
    }

    @Test
    void onlyAPauseBetweenTwoLooksAtAServerSleeps() {
        rules.nobodySleeps("dev.baton.mysql.Target").check(BATON);
    }

    @Test
    void onlyTheAnswerOfAOneShotJobIsPrinted() {
        rules.nobodyPrints("dev.baton.boot.OneShotApplication").check(BATON);
    }

    @Test
    void nobodyAsksTheTime() {
        rules.nobodyAsksTheTime().check(BATON);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        rules.nothingIsInjectedIntoFields().check(BATON);
    }

    @Test
    void namesSaySomething() {
        rules.namesSaySomething().check(BATON);
    }

    @Test
    void staticFieldsAreConstants() {
        rules.staticFieldsAreConstants().check(BATON);
    }
}
