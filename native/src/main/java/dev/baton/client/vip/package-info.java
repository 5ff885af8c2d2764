/** {@code baton vip}: virtual addresses, from the command line. */
@NullMarked
package dev.baton.client.vip;

import org.jspecify.annotations.NullMarked;
