/** Breaks a rule: see the classes. */
@NullMarked
package dev.baton.architecture.counter.plan;

import org.jspecify.annotations.NullMarked;
