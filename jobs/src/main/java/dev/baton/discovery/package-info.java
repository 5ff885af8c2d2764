/**
 * Observing: finding servers, polling them, looking freshly at one cluster, and the watch on primaries.
 *
 * <p>Every worker keeps the {@link dev.baton.discovery.Watch}; the polling of all servers is divided into shards, each a
 * clustered job. Whatever is seen goes to the store; what it means is decided elsewhere.
 */
@NullMarked
package dev.baton.discovery;

import org.jspecify.annotations.NullMarked;
