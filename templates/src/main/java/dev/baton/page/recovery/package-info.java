/** The pages of recoveries: their list, and one of them with its decision, phases and steps. */
@NullMarked
package dev.baton.page.recovery;

import org.jspecify.annotations.NullMarked;
