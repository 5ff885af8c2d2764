/**
 * Batons on hosts of their own, what asks them, what watches the servers meanwhile, and what judges afterwards.
 *
 * <p>A {@link dev.baton.lab.fleet.Fleet} runs on the hosts of a lab, one Baton to a host, as it would in earnest, with
 * their store on another. An {@link dev.baton.lab.fleet.Observer} looks
 * at every database host from within, and an {@link dev.baton.lab.fleet.Aftermath} tells whether the invariants held.
 */
@NullMarked
package dev.baton.lab.fleet;

import org.jspecify.annotations.NullMarked;
