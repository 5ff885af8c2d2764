/** Tests of what a topology is. */
@NullMarked
package dev.baton.topology;

import org.jspecify.annotations.NullMarked;
