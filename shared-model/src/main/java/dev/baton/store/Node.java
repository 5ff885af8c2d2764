package dev.baton.store;

import java.time.Instant;

/**
 * A worker of the fleet, as it last checked in.
 *
 * @param name its name, unique in the fleet
 * @param version Baton's version that it runs
 * @param startedAt when it came, by the store's clock
 * @param seenAt when it last checked in, by the store's clock
 */
public record Node(String name, String version, Instant startedAt, Instant seenAt) {}
