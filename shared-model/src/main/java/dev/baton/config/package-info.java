/**
 * The configuration, one interface for each prefix. Only {@code jobs}, {@code api} and {@code native} see it; what the
 * domain needs is turned into {@link dev.baton.policy policy} records here, at the edge.
 *
 * <p>Every leaf has its meaning and its default beside it: {@code docs/configuration.md} is made from this package.
 */
@NullMarked
package dev.baton.config;

import org.jspecify.annotations.NullMarked;
