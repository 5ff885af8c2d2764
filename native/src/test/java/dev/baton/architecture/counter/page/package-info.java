/** Breaks a rule: see the classes. */
@NullMarked
package dev.baton.architecture.counter.page;

import org.jspecify.annotations.NullMarked;
