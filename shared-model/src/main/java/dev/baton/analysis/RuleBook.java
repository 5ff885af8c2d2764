package dev.baton.analysis;

import static java.util.stream.Collectors.toMap;

import java.util.Map;

/** When each code is found, in words: what stands beside the predicate of its row. For documents and pages. */
public final class RuleBook {

    private static final Map<FindingCode, String> CONDITIONS =
            Analyzer.RULES.stream().collect(toMap(Rule::code, Rule::condition));

    private RuleBook() {}

    /** The condition of a code's row. */
    public static String conditionOf(FindingCode code) {
        return CONDITIONS.getOrDefault(code, AddressFindings.CONDITIONS.getOrDefault(code, ""));
    }
}
