/**
 * The rules of the house, held by the build. Each rule is tried on a counter-example too: a rule that cannot fail holds
 * nothing.
 */
@NullMarked
package dev.baton.architecture;

import org.jspecify.annotations.NullMarked;
