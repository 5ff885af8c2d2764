package dev.baton.store;

import dev.baton.topology.Instance;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;

/**
 * A number that stays while a server's state and place in its topology stay, and that is the same in every process:
 * positions, lag and times do not count.
 */
final class Fingerprint {

    private Fingerprint() {}

    static int of(Observation observation) {
        StringBuilder text = new StringBuilder(ServerState.of(observation).name());
        switch (observation) {
            case Observation.Reachable _ -> {}
            case Observation.TurnedAway turnedAway ->
                text.append(turnedAway.why().kind());
            case Observation.Unreachable unreachable ->
                text.append(unreachable.why().kind());
            case Observation.NeverSeen neverSeen -> text.append(neverSeen.why().kind());
        }
        observation.facts().ifPresent(facts -> append(text, facts));
        return text.toString().hashCode();
    }

    private static void append(StringBuilder text, Instance facts) {
        text.append(facts.version().text()).append(facts.writability()).append(facts.semiSync());
        facts.links().forEach(link -> append(text, link));
    }

    private static void append(StringBuilder text, ReplicationLink link) {
        text.append(link.channel())
                .append(link.source().id())
                .append(link.io().state())
                .append(link.io().error().number())
                .append(link.sql().state())
                .append(link.sql().error().number())
                .append(link.settings().attach())
                .append(link.settings().delay());
    }
}
