/**
 * Where the parts meet: what the store and the managed servers' package offer as plain classes becomes beans here, from
 * the configuration.
 */
@NullMarked
package dev.baton.assembly;

import org.jspecify.annotations.NullMarked;
