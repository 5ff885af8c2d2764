package dev.baton.plan;

import java.util.List;
import java.util.Optional;

/**
 * A choice of a new primary: all candidates, best first, and what choosing this one may lose.
 *
 * @param candidates in the order of the ranking; the chosen one first
 * @param loss what may be lost
 * @param acknowledged whether what was acknowledged is certain to be there
 */
public record Choice(List<Candidate> candidates, Loss loss, Acknowledged acknowledged) {

    /** There was nothing to choose. */
    public static final Choice NONE = new Choice(List.of(), new Loss.NotAsked(), new Acknowledged.NotAsked());

    /** A choice by which nothing can be lost, since nobody is dead. */
    static Choice amongTheLiving(List<Candidate> candidates) {
        return new Choice(candidates, new Loss.NotAsked(), new Acknowledged.NotAsked());
    }

    public Choice {
        candidates = List.copyOf(candidates);
    }

    /** The chosen one, if there is one. */
    public Optional<Candidate> chosen() {
        return candidates.stream()
                .filter(candidate -> candidate.verdict() == Candidate.Verdict.CHOSEN)
                .findFirst();
    }
}
