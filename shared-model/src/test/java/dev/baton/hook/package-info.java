/** Hooks as values: what a shell line becomes, and what is told. */
@NullMarked
package dev.baton.hook;

import org.jspecify.annotations.NullMarked;
