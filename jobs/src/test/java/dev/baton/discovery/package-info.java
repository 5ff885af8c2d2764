/** The observing part of a worker in tests. */
@NullMarked
package dev.baton.discovery;

import org.jspecify.annotations.NullMarked;
