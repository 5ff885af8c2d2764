package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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
        return of(
                failover.diedAt(),
                failover.recovery(),
                List.of(
                        new Moment(Duration.ZERO, "the primary dies"),
                        new Moment(
                                failover.firstWriteAccepted(),
                                "first write accepted by "
                                        + failover.firstWrite().server())));
    }

    /**
     * The story of a recovery.
     *
     * @param began from when to count
     * @param recovery the Batons' account of it
     * @param more what they cannot know
     */
    static Timeline of(Instant began, JsonNode recovery, List<Moment> more) {
        Stream<Moment> known = Stream.of(
                new Moment(
                        since(began, recovery.path("createdAt")),
                        "registered as recovery " + recovery.path("id").asText()),
                new Moment(since(began, recovery.path("endedAt")), "the recovery has ended"));
        return new Timeline(Stream.of(more.stream(), known, phases(began, recovery))
                .flatMap(several -> several)
                .sorted(Comparator.comparing(Moment::at))
                .toList());
    }

    private static Stream<Moment> phases(Instant began, JsonNode recovery) {
        return StreamSupport.stream(recovery.path("phases").spliterator(), false)
                .flatMap(phase -> Stream.concat(
                        Stream.of(new Moment(
                                since(began, phase.path("plannedAt")),
                                "decided: " + phase.path("purpose").asText())),
                        Failover.steps(phase)
                                .filter(step -> step.hasNonNull("endedAt"))
                                .map(step -> step(began, step))));
    }

    private static Moment step(Instant began, JsonNode step) {
        return new Moment(
                since(began, step.path("endedAt")),
                "  %s %s"
                        .formatted(
                                step.path("state").asText(), step.path("text").asText()));
    }

    private static Duration since(Instant began, JsonNode instant) {
        return Duration.between(began, Instant.parse(instant.asText()));
    }
}
