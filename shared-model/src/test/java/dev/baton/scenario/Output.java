package dev.baton.scenario;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.topology.TopologyPrinter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A file that a scenario can have beside its topology.
 *
 * @param file its name
 * @param belongs to which scenarios it belongs; there it has to be, elsewhere it may not be
 * @param print what it shall say
 */
record Output(String file, Predicate<Scenario> belongs, Function<Scenario, String> print) {

    /** All of them. */
    static final List<Output> ALL = List.of(
            new Output("findings.txt", scenario -> true, Output::findings),
            new Output("plan.txt", scenario -> !scenario.asked().isEmpty(), Output::plan));

    private static String findings(Scenario scenario) {
        List<Finding> findings = Analyzer.analyze(scenario.snapshot(), scenario.analysis());
        return findings.isEmpty()
                ? "nothing is wrong\n"
                : findings.stream().map(Output::text).collect(Collectors.joining());
    }

    /** The sentence, and below it the evidence. */
    private static String text(Finding finding) {
        String head = String.format(
                Locale.ROOT,
                "%-8s %s %s %s%n",
                finding.code().severity(),
                finding.code(),
                finding.subject(),
                finding.sentence());
        String evidence = finding.evidence().entrySet().stream()
                .map(Output::text)
                .collect(Collectors.joining("\n         ", "         ", "\n"));
        return GtidLetters.contract(finding.evidence().isEmpty() ? head : head + evidence);
    }

    private static String text(Map.Entry<String, String> fact) {
        return fact.getKey() + ": " + fact.getValue();
    }

    /** Every decision of a simulated run, and how the cluster is afterwards. */
    private static String plan(Scenario scenario) {
        return switch (scenario.asked().getFirst()) {
            case Scenario.Asked.For(var request) -> plan(scenario, request);
            case Scenario.Asked.InVain(var refused) -> String.join("\n", PlanPrinter.print(refused)) + "\n";
        };
    }

    private static String plan(Scenario scenario, Request request) {
        Simulator.Run run = Simulator.run(Planner.forRequest(request, scenario.recovery()), scenario.snapshot());
        String decisions = run.decisions().stream()
                .map(PlanPrinter::print)
                .flatMap(List::stream)
                .collect(Collectors.joining("\n", "", "\n"));
        return GtidLetters.contract(decisions + "afterwards\n"
                + TopologyPrinter.tabulated(run.after()).indent(2));
    }
}
