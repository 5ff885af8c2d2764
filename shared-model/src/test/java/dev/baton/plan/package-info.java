/** What is decided, on small clusters made by hand. */
@NullMarked
package dev.baton.plan;

import org.jspecify.annotations.NullMarked;
