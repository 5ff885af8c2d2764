/**
 * What operators allow and how long things may take, as records. The configuration is turned into these at the edge,
 * so that every decision can be made, tested and printed from values.
 */
@NullMarked
package dev.baton.policy;

import org.jspecify.annotations.NullMarked;
