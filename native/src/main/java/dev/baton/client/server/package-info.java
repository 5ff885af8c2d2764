/** Commands about one server. */
@NullMarked
package dev.baton.client.server;

import org.jspecify.annotations.NullMarked;
