/** The contract of the store, held against real servers of each dialect, and what of it can be tested without one. */
@NullMarked
package dev.baton.store;

import org.jspecify.annotations.NullMarked;
