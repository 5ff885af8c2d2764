package dev.baton.rest;

import dev.baton.plan.Candidate;
import java.util.List;

/**
 * A server's standing in the choice of a new primary.
 *
 * @param address the server
 * @param verdict CHOSEN, POSSIBLE or EXCLUDED
 * @param reasons what spoke for or against it
 */
public record CandidateAnswer(String address, String verdict, List<ReasonAnswer> reasons) {

    static List<CandidateAnswer> of(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new CandidateAnswer(
                        candidate.id().toString(), candidate.verdict().name(), ReasonAnswer.of(candidate.reasons())))
                .toList();
    }
}
