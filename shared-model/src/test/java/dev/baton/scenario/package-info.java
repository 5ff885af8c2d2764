/**
 * Clusters written down as text, for the tests of analysis and planning.
 *
 * <p>A directory below {@code src/test/resources/scenarios} is a scenario: {@code topology.txt} says what is there, the
 * other files what is expected of it. {@link dev.baton.scenario.TopologyText} tells the language of the first, and
 * {@link dev.baton.scenario.Output} which others there can be. {@link dev.baton.scenario.RandomTopology} writes clusters
 * in the same language, so that a failing seed can be read, and turned into a scenario by copying it.
 */
@NullMarked
package dev.baton.scenario;

import org.jspecify.annotations.NullMarked;
