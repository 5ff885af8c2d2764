/** The page of Baton itself: its workers, the switch for automatic recoveries, and what it held back. */
@NullMarked
package dev.baton.page.status;

import org.jspecify.annotations.NullMarked;
