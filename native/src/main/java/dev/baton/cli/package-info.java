/**
 * The command line. {@code baton serve}, {@code worker}, {@code web} and {@code run} become a process of the fleet;
 * every other command is a client: it asks a running Baton by REST and never starts Quarkus.
 *
 * <p>Exit codes: 0 done, 1 not done or something is wrong, 2 the command or the configuration is wrong, or nobody
 * could be asked.
 */
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
