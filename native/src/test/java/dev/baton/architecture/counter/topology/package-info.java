/** Breaks a rule: see the classes. */
@NullMarked
package dev.baton.architecture.counter.topology;

import org.jspecify.annotations.NullMarked;
