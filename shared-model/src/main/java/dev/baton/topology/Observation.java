package dev.baton.topology;

import java.time.Instant;
import java.util.Optional;

/** What the last probe of a server brought. Not knowing is a value of its own. */
public sealed interface Observation {

    /** When the probe ended, by the clock of the process that made it. */
    Instant at();

    /** The last facts known of the server: of now if it is reachable, older ones if not, none if it was never seen. */
    Optional<Instance> facts();

    /** The server answered everything. */
    record Reachable(Instance instance, Instant at) implements Observation {
        @Override
        public Optional<Instance> facts() {
            return Optional.of(instance);
        }
    }

    /**
     * The server is alive, but did not let us in: never a reason to replace it.
     *
     * @param lastKnown facts of the last good probe
     * @param why what it said
     * @param since the first probe of this row of failures
     */
    record TurnedAway(Instance lastKnown, Failure why, Instant since, Instant at) implements Observation {
        @Override
        public Optional<Instance> facts() {
            return Optional.of(lastKnown);
        }
    }

    /**
     * The server could not be reached.
     *
     * @param lastKnown facts of the last good probe
     * @param why what happened
     * @param since the first probe of this row of failures
     */
    record Unreachable(Instance lastKnown, Failure why, Instant since, Instant at) implements Observation {
        @Override
        public Optional<Instance> facts() {
            return Optional.of(lastKnown);
        }
    }

    /**
     * No probe of it ever succeeded: it is known by name only.
     *
     * @param why what happened last
     * @param since the first failure
     */
    record NeverSeen(Failure why, Instant since, Instant at) implements Observation {
        @Override
        public Optional<Instance> facts() {
            return Optional.empty();
        }
    }
}
