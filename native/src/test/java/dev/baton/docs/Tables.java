package dev.baton.docs;

import static java.util.stream.Collectors.joining;

import dev.baton.analysis.FindingCode;
import dev.baton.analysis.OldNames;
import dev.baton.analysis.Remedy;
import dev.baton.analysis.RuleBook;
import dev.baton.client.act.ActTable;
import dev.baton.docs.CodeIndex.SourcePackage;
import dev.baton.hook.HookList;
import dev.baton.hook.HookValue;
import dev.baton.plan.Phase;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables that repeat the code, as they have to be.
 *
 * @param code the sources
 */
record Tables(CodeIndex code) {

    String findings() {
        return table(
                List.of(
                        "code",
                        "severity",
                        "found when",
                        "what it says of the server",
                        "what mends it",
                        "Orchestrator's name"),
                Arrays.stream(FindingCode.values()).map(Tables::finding));
    }

    /** Orchestrator's names in alphabetical order, with ours. */
    String oldNames() {
        Map<String, String> ours = new TreeMap<>(OldNames.absent());
        Arrays.stream(FindingCode.values())
                .forEach(code -> OldNames.of(code)
                        .ifPresent(old -> ours.merge(old, code(code.name()), (one, other) -> one + ", " + other)));
        return table(
                List.of("Orchestrator", "Baton"),
                ours.entrySet().stream().map(name -> row(name.getKey(), name.getValue())));
    }

    String phases() {
        return table(
                List.of("phase", "what it is for"),
                Arrays.stream(Phase.Name.values()).map(name -> row(code(name.name()), name.purpose())));
    }

    String steps() {
        return table(
                List.of("step", "where", "as it is told"), steps(Step.class).map(Tables::step));
    }

    String commands() {
        return table(
                List.of("command", "also", "what it does"),
                ActTable.ALL.stream()
                        .map(row -> row(
                                code(row.name()),
                                row.aliases().stream().map(Tables::code).collect(joining(", ")),
                                escape(row.description()))));
    }

    String packages() {
        return table(
                List.of("module", "package", "what it is"),
                code.packages().stream()
                        .sorted(Comparator.comparing(SourcePackage::module).thenComparing(SourcePackage::name))
                        .map(found -> row(code(found.module()), code(found.name()), escape(found.story()))));
    }

    String jobs() {
        return table(
                List.of("job", "what it does"),
                code.implementing("dev.baton.schedule", "Job").stream()
                        .map(job -> row(code(job.name()), escape(job.story()))));
    }

    String hookLists() {
        return table(
                List.of("list", "run when", "a command that fails"),
                Arrays.stream(HookList.values()).map(list -> row(list.listName(), list.when(), failing(list))));
    }

    private static String failing(HookList list) {
        return switch (list.moment()) {
            case DETECTION -> "is told";
            case BEFORE -> "stops it";
            case AFTER -> list == HookList.POST_UNSUCCESSFUL_FAILOVER ? "is told" : "makes it a success with errors";
        };
    }

    String hookValues() {
        return table(
                List.of("variable", "placeholder", "what it says"),
                Arrays.stream(HookValue.values())
                        .map(value -> row(
                                code(value.name()),
                                value.placeholders().stream()
                                        .map(word -> code("{" + word + "}"))
                                        .collect(joining(", ")),
                                value.meaning())));
    }

    private static String finding(FindingCode finding) {
        return row(
                code(finding.name()),
                finding.severity().name().toLowerCase(Locale.ROOT),
                escape(RuleBook.conditionOf(finding)),
                escape(finding.sentence()),
                remedy(finding.remedy()),
                OldNames.of(finding).orElse(""));
    }

    private static String remedy(Remedy remedy) {
        String by = remedy.isAutomatic() ? "Baton may " : "people ";
        return remedy == Remedy.TELL_PEOPLE ? "people" : by + remedy.words();
    }

    private static String step(Class<?> step) {
        return row(code(step.getSimpleName()), where(step), escape(PlanPrinter.say(new SampleStep(step).step())));
    }

    private static String where(Class<?> step) {
        if (Step.OnServer.class.isAssignableFrom(step)) {
            return "server";
        }
        if (step == Step.RunHook.class) {
            return "worker";
        }
        return Step.OnHost.class.isAssignableFrom(step) ? "host" : "store";
    }

    private static Stream<Class<?>> steps(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Tables::steps);
    }

    private static String table(List<String> heads, Stream<String> rows) {
        String line = heads.stream().map(any -> "---").collect(joining("|", "|", "|"));
        return Stream.concat(Stream.of(row(heads.toArray(String[]::new)), line), rows)
                .collect(joining("\n", "", "\n"));
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).collect(joining(" | ", "| ", " |"));
    }

    private static String code(String word) {
        return "`" + word + "`";
    }

    private static String escape(String text) {
        return text.replace("|", "\\|");
    }
}
