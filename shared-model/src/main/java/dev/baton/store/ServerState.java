package dev.baton.store;

import dev.baton.topology.Observation;

/** The kind of the last observation of a server, as a column to count and filter by. */
public enum ServerState {
    REACHABLE,
    TURNED_AWAY,
    UNREACHABLE,
    NEVER_SEEN;

    public static ServerState of(Observation observation) {
        return switch (observation) {
            case Observation.Reachable _ -> REACHABLE;
            case Observation.TurnedAway _ -> TURNED_AWAY;
            case Observation.Unreachable _ -> UNREACHABLE;
            case Observation.NeverSeen _ -> NEVER_SEEN;
        };
    }
}
