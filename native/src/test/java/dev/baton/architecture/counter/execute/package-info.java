/** Breaks a rule: see the classes. */
@NullMarked
package dev.baton.architecture.counter.execute;

import org.jspecify.annotations.NullMarked;
