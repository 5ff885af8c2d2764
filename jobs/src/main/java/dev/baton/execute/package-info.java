/**
 * Executing: the only place with effects on servers. {@link dev.baton.execute.RecoveryRunner} is the loop of observing,
 * deciding and doing; {@link dev.baton.execute.PhaseExecutor} does one phase, with each step's intent in the journal
 * before it is done (I5) and the lease checked before each step (I4).
 */
@NullMarked
package dev.baton.execute;

import org.jspecify.annotations.NullMarked;
