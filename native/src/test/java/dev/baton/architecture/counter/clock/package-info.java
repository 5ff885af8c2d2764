/** Breaks a rule: see the classes. */
@NullMarked
package dev.baton.architecture.counter.clock;

import org.jspecify.annotations.NullMarked;
