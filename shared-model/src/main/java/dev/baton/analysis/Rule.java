package dev.baton.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of a table of rules.
 *
 * @param code what a match means
 * @param condition when it does, in words, for people to read beside the predicate
 * @param matches the same as a predicate
 * @param facts what is shown as evidence, in this order
 * @param hidesHere findings of the same server that say less than this one, and rows below it in the tables
 * @param hidesOnReplicas findings of the server's replicas that are mere consequences of this one
 */
record Rule(
        FindingCode code,
        String condition,
        Predicate<Subject> matches,
        List<Fact> facts,
        Set<FindingCode> hidesHere,
        Set<FindingCode> hidesOnReplicas) {

    Rule {
        facts = List.copyOf(facts);
        hidesHere = Set.copyOf(hidesHere);
        hidesOnReplicas = Set.copyOf(hidesOnReplicas);
    }

    static Rule rule(FindingCode code, String condition, Predicate<Subject> matches) {
        return new Rule(code, condition, matches, List.of(), Set.of(), Set.of());
    }

    Rule showing(Fact... more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return new Rule(code, condition, matches, all, hidesHere, hidesOnReplicas);
    }

    Rule hides(FindingCode... codes) {
        return new Rule(code, condition, matches, facts, Set.of(codes), hidesOnReplicas);
    }

    /** Hides every other finding of the same server except one. */
    Rule hidesAllBut(FindingCode exception) {
        Set<FindingCode> others = EnumSet.complementOf(EnumSet.of(code, exception));
        return new Rule(code, condition, matches, facts, others, hidesOnReplicas);
    }

    Rule hidesOnReplicas(List<FindingCode> codes) {
        return new Rule(code, condition, matches, facts, hidesHere, Set.copyOf(codes));
    }

    Map<String, String> evidenceFor(Subject subject) {
        Map<String, String> evidence = new LinkedHashMap<>();
        for (Fact fact : facts) {
            String value = fact.of(subject);
            if (!value.isEmpty()) {
                evidence.put(fact.key(), value);
            }
        }
        return evidence;
    }
}
