package dev.baton.rest;

import java.time.Instant;

/**
 * A worker of the fleet.
 *
 * @param name its name
 * @param version Baton's version that it runs
 * @param startedAt when it came
 * @param seenAt when it last checked in
 * @param alive whether it counts for a majority
 */
public record WorkerAnswer(String name, String version, Instant startedAt, Instant seenAt, boolean alive) {}
