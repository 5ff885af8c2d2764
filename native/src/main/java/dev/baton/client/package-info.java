/**
 * Asking a running Baton by REST, from the command line. Knows addresses, time-outs and how an error is told; what the
 * answers mean is known by the commands.
 */
@NullMarked
package dev.baton.client;

import org.jspecify.annotations.NullMarked;
