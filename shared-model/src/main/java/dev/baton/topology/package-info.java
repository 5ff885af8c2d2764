/** Placeholder story. */
@org.jspecify.annotations.NullMarked
package dev.baton.topology;
