/**
 * Asking a running Baton by REST, from the command line. Here is what all commands share: addresses, time-outs, how an
 * answer is printed and an error told. The commands themselves are in the packages below, by subject, a class for each.
 */
@NullMarked
package dev.baton.client;

import org.jspecify.annotations.NullMarked;
