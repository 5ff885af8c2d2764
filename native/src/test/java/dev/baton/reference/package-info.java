/**
 * Texts that are made from the code and kept beside it: the configuration reference, and what a native image is told.
 * A test fails when they differ; {@code -Dgolden.update} writes them anew.
 */
@NullMarked
package dev.baton.reference;

import org.jspecify.annotations.NullMarked;
