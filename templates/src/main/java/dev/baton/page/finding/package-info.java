/** The page of what is wrong, the worst first. */
@NullMarked
package dev.baton.page.finding;

import org.jspecify.annotations.NullMarked;
