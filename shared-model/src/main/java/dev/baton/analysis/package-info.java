/**
 * What is wrong with a cluster, told from a snapshot. A rule is a row: code, predicate, evidence and what it
 * suppresses; {@link dev.baton.analysis.Analyzer} tries them on every server. Pure: same snapshot and policy, same list
 * in the same order.
 */
@NullMarked
package dev.baton.analysis;

import org.jspecify.annotations.NullMarked;
