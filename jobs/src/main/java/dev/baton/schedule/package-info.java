/**
 * Every job and trigger of a Baton process on one screen, and the jobs themselves: one small class each, which fetches,
 * calls one service and counts.
 *
 * <p>A process has a {@link dev.baton.schedule.Role}, which says whether it takes part in the fleet's work at all. What a
 * fleet does by its schedule can also be done once, from cron or CI: that is a {@link dev.baton.schedule.OneShotJob}.
 */
@NullMarked
package dev.baton.schedule;

import org.jspecify.annotations.NullMarked;
