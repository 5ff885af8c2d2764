/** Classes that break one rule each, laid out like Baton's own packages. */
@NullMarked
package dev.baton.architecture.counter;

import org.jspecify.annotations.NullMarked;
