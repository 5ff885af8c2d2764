package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What happened after a death, in the order of time. Steps on different servers are done at once, so that the order of
 * the plan is another.
 *
 * @param moments in the order of time
 */
record Timeline(List<Moment> moments) {

    /**
     * Something that happened.
     *
     * @param at since the death
     * @param what in words
     */
    record Moment(Duration at, String what) {}

    static Timeline of(Failover failover) {
        Stream<Moment> moments = Stream.of(
                        Stream.of(new Moment(Duration.ZERO, "the primary dies")),
                        Stream.of(new Moment(
                                failover.noticed(),
                                "noticed, and confirmed by the replicas: recovery " + failover.id())),
                        phases(failover),
                        Stream.of(new Moment(
                                failover.firstWriteAccepted(),
                                "first write accepted by "
                                        + failover.firstWrite().server())),
                        Stream.of(new Moment(
                                failover.since(failover.recovery().path("endedAt")), "the recovery has ended")))
                .flatMap(several -> several);
        return new Timeline(moments.sorted(Comparator.comparing(Moment::at)).toList());
    }

    private static Stream<Moment> phases(Failover failover) {
        return StreamSupport.stream(failover.recovery().path("phases").spliterator(), false)
                .flatMap(phase -> Stream.concat(
                        Stream.of(new Moment(
                                failover.since(phase.path("plannedAt")),
                                "decided: " + phase.path("purpose").asText())),
                        Failover.steps(phase)
                                .filter(step -> step.hasNonNull("endedAt"))
                                .map(step -> step(failover, step))));
    }

    private static Moment step(Failover failover, JsonNode step) {
        return new Moment(
                failover.since(step.path("endedAt")),
                "  %s %s"
                        .formatted(
                                step.path("state").asText(), step.path("text").asText()));
    }
}
