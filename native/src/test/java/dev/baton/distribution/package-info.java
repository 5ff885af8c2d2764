/** Tests of the distribution as people use it: its launcher, its processes, what they say and how they end. */
@NullMarked
package dev.baton.distribution;

import org.jspecify.annotations.NullMarked;
