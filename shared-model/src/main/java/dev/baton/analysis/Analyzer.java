package dev.baton.analysis;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tries every rule on every server of a cluster. Pure: the same snapshot and policy give the same list. */
public final class Analyzer {

    /** The order is the precedence: a row can only be hidden by one above it that matched and is not hidden itself. */
    static final List<Rule> RULES = Stream.of(
                    ServerRules.ALL,
                    PrimaryRules.ALL,
                    CoPrimaryRules.ALL,
                    SemiSyncRules.ALL,
                    IntermediateRules.ALL,
                    ReplicaRules.ALL,
                    StructureRules.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.code().severity())
            .reversed()
            .thenComparing(Finding::subject)
            .thenComparing(Finding::code);

    private record Match(Rule rule, Subject subject) {
        Finding finding() {
            Map<String, String> evidence = rule.showing(Fact.DOWNTIME).evidenceFor(subject);
            ServerView server = subject.server();
            return new Finding(rule.code(), server.snapshot().cluster().id(), server.id(), evidence);
        }
    }

    private Analyzer() {}

    /** What is wrong, the worst first, then in the order of addresses. */
    public static List<Finding> analyze(TopologySnapshot snapshot, AnalysisPolicy policy) {
        Map<InstanceId, List<Match>> matches = new HashMap<>();
        for (ServerView server : snapshot.servers()) {
            if (!policy.ignores(server.id())) {
                matches.put(server.id(), matchesOn(Subject.of(server, policy)));
            }
        }
        Stream<Finding> ofServers = matches.values().stream()
                .flatMap(List::stream)
                .filter(match -> !followsFromSource(match, matches))
                .map(Match::finding);
        return Stream.concat(ofServers, AddressFindings.of(snapshot))
                .sorted(ORDER)
                .toList();
    }

    private static List<Match> matchesOn(Subject subject) {
        List<Match> matches = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.matches().test(subject) && !isHidden(rule.code(), matches)) {
                matches.add(new Match(rule, subject));
            }
        }
        return matches;
    }

    private static boolean isHidden(FindingCode code, List<Match> matches) {
        return matches.stream().anyMatch(match -> match.rule().hidesHere().contains(code));
    }

    /** Not with several channels: a finding can then come from another than the one whose source has failed. */
    private static boolean followsFromSource(Match match, Map<InstanceId, List<Match>> matches) {
        ServerView server = match.subject().server();
        return server.links().size() == 1
                && server.sources().stream()
                        .flatMap(source -> matches.getOrDefault(source.id(), List.of()).stream())
                        .anyMatch(ofSource -> ofSource.rule()
                                .hidesOnReplicas()
                                .contains(match.rule().code()));
    }
}
