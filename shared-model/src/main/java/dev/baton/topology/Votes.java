package dev.baton.topology;

import java.util.List;

/**
 * The votes of the workers that are alive, and how many those are. Nobody acts on one pair of eyes: an automatic
 * failover needs a majority of the live workers; a single worker is its own majority.
 *
 * @param cast votes of live workers on servers of this cluster
 * @param liveWorkers how many workers checked in within their deadline; at least 1 when a worker asks
 */
public record Votes(List<Vote> cast, int liveWorkers) {

    /** Nobody has voted and nobody is there to vote. */
    public static final Votes NONE = new Votes(List.of(), 0);

    public Votes {
        cast = List.copyOf(cast);
    }

    /** How many live workers say that the server cannot be reached. */
    public long against(InstanceId server) {
        return count(server, Vote.Verdict.UNREACHABLE);
    }

    /** How many live workers say that the server answers. */
    public long reaching(InstanceId server) {
        return count(server, Vote.Verdict.REACHABLE);
    }

    /** Whether more than half of the live workers say that the server cannot be reached. */
    public boolean majorityAgainst(InstanceId server) {
        return liveWorkers > 0 && against(server) * 2 > liveWorkers;
    }

    /** Whether more than half of the live workers say that the server answers. */
    public boolean majorityReaches(InstanceId server) {
        return reaching(server) * 2 > liveWorkers;
    }

    private long count(InstanceId server, Vote.Verdict verdict) {
        return cast.stream()
                .filter(vote -> vote.server().equals(server) && vote.verdict() == verdict)
                .map(Vote::node)
                .distinct()
                .count();
    }
}
