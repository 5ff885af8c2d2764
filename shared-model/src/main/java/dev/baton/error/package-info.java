/**
 * How Baton says that something it needs is broken: one unchecked root, told apart by a code and never by its text.
 * What is expected to happen is a value instead (a decision, a step's result, an observation).
 */
@NullMarked
package dev.baton.error;

import org.jspecify.annotations.NullMarked;
