/** How long pure code takes, measured by JMH; {@code ops/bench/analysis} runs it. */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
