/** Hooks as real processes of real shells. */
@NullMarked
package dev.baton.publish;

import org.jspecify.annotations.NullMarked;
