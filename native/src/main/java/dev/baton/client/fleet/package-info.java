/** Commands about Baton itself. */
@NullMarked
package dev.baton.client.fleet;

import org.jspecify.annotations.NullMarked;
