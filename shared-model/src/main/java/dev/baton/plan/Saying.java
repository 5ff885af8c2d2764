package dev.baton.plan;

import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ServerView;

/** Words that several reasons share. */
final class Saying {

    private Saying() {}

    /** A number with its noun: {@code 1 replica}, {@code 2 replicas}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What the last probe of a server met. */
    static String state(ServerView server) {
        return switch (server.observation()) {
            case Observation.Unreachable unreachable -> unreachable.why().toString();
            case Observation.NeverSeen never -> never.why().toString();
            case Observation.TurnedAway turned -> turned.why().toString();
            case Observation.Reachable reachable -> "all is read";
        };
    }

    /** An error with its number. */
    static String error(ReplicationError error) {
        return error.message().isEmpty()
                ? "error " + error.number()
                : "error " + error.number() + ", " + error.message();
    }
}
