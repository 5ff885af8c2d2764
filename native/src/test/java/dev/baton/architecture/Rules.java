package dev.baton.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The rules that can be read off classes.
 *
 * @param root the package below which they hold; the counter-examples have one of their own
 */
record Rules(String root) {

    /** Decisions can be tested in a millisecond, because they touch nothing but values. */
    ArchRule domainIsPure() {
        String[] domain = packages("topology", "gtid", "hook", "analysis", "plan", "policy", "vip");
        String[] pure = {
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.math",
            "java.text",
            "java.time..",
            "java.nio.charset",
            "org.jspecify.annotations"
        };
        return noClasses()
                .that()
                .resideInAnyPackage(domain)
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(concat(domain, pure))))
                .because("domain packages import java values and each other only")
                .allowEmptyShould(true);
    }

    /** Modules depend one way. */
    ArchRule modulesDependOneWay() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(root + "..")
                .withOptionalLayers(true)
                .layer("domain")
                .definedBy(packages("topology", "gtid", "hook", "analysis", "plan", "policy", "vip"))
                .layer("shared")
                .definedBy(packages("store", "config", "error"))
                .layer("jobs")
                .definedBy(packages("mysql", "discovery", "execute", "remote", "publish", "schedule"))
                .layer("templates")
                .definedBy(packages("page"))
                .layer("api")
                .definedBy(packages("rest", "orchestrator", "pages", "security", "operate", "web"))
                .layer("native")
                .definedBy(packages("cli", "client", "boot", "embedded", "assembly"))
                .whereLayer("native")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("native")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("native")
                .whereLayer("templates")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("shared")
                .mayOnlyBeAccessedByLayers("jobs", "templates", "api", "native");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** A wait has a condition and a deadline, and there are few places for it. */
    ArchRule nobodySleeps(String... exceptThese) {
        return noClasses()
                .that(DescribedPredicate.not(new Named(exceptThese)))
                .should()
                .callMethodWhere(new Calls(Thread.class, "sleep"));
    }

    /** Output is for the command line and the demo; everybody else logs. */
    ArchRule nobodyPrints(String... exceptThese) {
        return noClasses()
                .that(DescribedPredicate.not(new Named(exceptThese)))
                .should()
                .accessFieldWhere(new Reads(System.class, "out"))
                .orShould()
                .accessFieldWhere(new Reads(System.class, "err"));
    }

    /** Time enters as a value or by a Clock that is handed in, so that tests say what time it is. */
    ArchRule nobodyAsksTheTime(String... exceptThese) {
        return noClasses()
                .that(DescribedPredicate.not(new Named(exceptThese)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone");
    }

    /** What a class needs is in its constructor. */
    ArchRule nothingIsInjectedIntoFields() {
        return noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true);
    }

    /** Nouns that say nothing. */
    ArchRule namesSaySomething() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager");
    }

    /** No state that all share. */
    ArchRule staticFieldsAreConstants() {
        return fields().that().areStatic().should().beFinal().allowEmptyShould(true);
    }

    private String[] packages(String... names) {
        return Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
