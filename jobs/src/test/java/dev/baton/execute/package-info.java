/** Recoveries executed for real: on a real store and real servers, by workers that are killed at any step. */
@NullMarked
package dev.baton.execute;

import org.jspecify.annotations.NullMarked;
