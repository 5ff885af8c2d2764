/** Commands about what is wrong and what is done about it: findings, failovers, takeovers. */
@NullMarked
package dev.baton.client.recovery;

import org.jspecify.annotations.NullMarked;
