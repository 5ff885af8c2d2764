/**
 * What should be done about a cluster, decided from a snapshot and told as data.
 *
 * <p>{@link dev.baton.plan.Planner#decide} is a pure function of a fresh {@link dev.baton.topology.TopologySnapshot}
 * and of what was done {@link dev.baton.plan.SoFar so far}. It answers with the next {@link dev.baton.plan.Phase}, with
 * the end, or with a refusal; every answer carries its reasons. It is asked again after each phase, since the best
 * candidate is known only once replication has stopped and relay logs are applied. A phase is a list of
 * {@link dev.baton.plan.Step steps}: data that can be printed, stored, simulated and resumed.
 */
@NullMarked
package dev.baton.plan;

import org.jspecify.annotations.NullMarked;
