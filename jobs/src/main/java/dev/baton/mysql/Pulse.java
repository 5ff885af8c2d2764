package dev.baton.mysql;

import dev.baton.topology.Failure;
import java.time.Duration;

/** One look at whether a server lives. */
public sealed interface Pulse {

    /** How long the look took. */
    Duration took();

    /** It answered. */
    record Beat(Duration took) implements Pulse {}

    /** It did not answer, or turned us away: the kind of the failure tells whether that proves it alive. */
    record Missed(Failure why, Duration took) implements Pulse {}
}
