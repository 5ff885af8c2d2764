/**
 * Telling the world: the commands that users hang onto recoveries.
 *
 * <p>A {@link dev.baton.publish.HookRunner hook} is a step of a plan like any other; here is what running one means: a
 * process group of its own, a clean environment, a deadline, and an output that is kept as far as it is short.
 */
@NullMarked
package dev.baton.publish;

import org.jspecify.annotations.NullMarked;
