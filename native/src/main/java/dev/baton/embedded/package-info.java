/**
 * A MariaDB of Baton's own for trying it out: a child process on the loopback address, with its data in a folder. It is
 * the same kind of server that a real store is, so that there is no second code path.
 *
 * <p>{@link dev.baton.embedded.EmbeddedStore} is the whole of it: made on first use, started, found again if Baton was
 * killed and it was not, and stopped at Baton's end.
 */
@NullMarked
package dev.baton.embedded;

import org.jspecify.annotations.NullMarked;
