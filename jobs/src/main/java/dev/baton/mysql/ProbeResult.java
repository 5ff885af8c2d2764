package dev.baton.mysql;

import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import java.time.Duration;

/** What came of a probe. */
public sealed interface ProbeResult {

    /** How long it took, the opening of a connection included. */
    Duration took();

    /** The server answered everything. */
    record Seen(Instance instance, Duration took) implements ProbeResult {}

    /** It did not. */
    record Missed(Failure why, Duration took) implements ProbeResult {}
}
