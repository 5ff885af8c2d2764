package dev.baton.page.cluster;

import dev.baton.page.Links;
import dev.baton.page.Tone;
import dev.baton.topology.ClusterInfo;

/**
 * A cluster in a few words.
 *
 * @param info its names and generation
 * @param primary the address of its primary; empty if there is none
 * @param servers how many belong to it
 * @param tone how it is, all in all
 * @param problems how many findings of each urgency
 */
public record ClusterHead(ClusterInfo info, String primary, int servers, Tone tone, ProblemCounts problems) {

    public String href() {
        return Links.cluster(info.id());
    }

    /** Whether people call it something else than its lasting name. */
    public boolean isAliased() {
        return !info.alias().equals(info.id().name());
    }
}
