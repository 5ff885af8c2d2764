package dev.baton.topology;

import java.time.Instant;
import java.util.Optional;

/** Turns a failed probe into an observation: what was known stays known, and a row of failures keeps its beginning. */
public final class Observations {

    private Observations() {}

    /**
     * @param previous what was observed before, if anything
     * @param why what happened now
     * @param at when
     */
    // Optional as a parameter, since "nothing before" is the store's answer as it is.
    public static Observation missed(Optional<Observation> previous, Failure why, Instant at) {
        Optional<Instance> known = previous.flatMap(Observation::facts);
        if (known.isEmpty()) {
            return new Observation.NeverSeen(why, begun(previous, Observation.NeverSeen.class, at), at);
        }
        return why.kind().provesAlive()
                ? new Observation.TurnedAway(known.get(), why, begun(previous, Observation.TurnedAway.class, at), at)
                : new Observation.Unreachable(known.get(), why, begun(previous, Observation.Unreachable.class, at), at);
    }

    private static Instant begun(Optional<Observation> previous, Class<? extends Observation> kind, Instant now) {
        return previous.filter(kind::isInstance).map(Observations::since).orElse(now);
    }

    private static Instant since(Observation failure) {
        return switch (failure) {
            case Observation.Unreachable unreachable -> unreachable.since();
            case Observation.TurnedAway turned -> turned.since();
            case Observation.NeverSeen never -> never.since();
            case Observation.Reachable reachable -> reachable.at();
        };
    }
}
