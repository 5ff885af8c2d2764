/**
 * What a replication topology is: servers, what was last seen of each, and who replicates from whom.
 *
 * <p>A probe turns one server into an {@link dev.baton.topology.Observation}; the observations of one cluster, with the
 * votes of the workers, make a {@link dev.baton.topology.TopologySnapshot}; and a
 * {@link dev.baton.topology.ServerView} answers questions about one server in it. Everything here is an immutable
 * value: no I/O, no clock, no configuration. Unknown is a value, never {@code false} and never {@code null}.
 */
@NullMarked
package dev.baton.topology;

import org.jspecify.annotations.NullMarked;
