package dev.baton.store;

import java.time.Instant;

/**
 * Something that a person asks of the fleet. Whoever takes it may be lost and another take it again: what is asked must
 * be harmless to do twice.
 *
 * @param id its number
 * @param kind what is asked
 * @param argument of what, as the kind says
 * @param requestedBy who asks
 * @param requestedAt when, by the store's clock
 * @param state where it stands
 * @param node the worker that took it; empty if none did
 * @param answer what came of it, a sentence for people; empty while it has not ended
 */
public record FleetRequest(
        long id,
        Kind kind,
        String argument,
        String requestedBy,
        Instant requestedAt,
        State state,
        String node,
        String answer) {

    /** What can be asked. */
    public enum Kind {
        /** Look at a server now and take it in, with all that hangs on it. The argument is its address. */
        DISCOVER,
        /** Say which key a host shows. The argument is {@code host port}. */
        SCAN_HOST_KEY,
        /** Confirm the key of a host, if it still has this fingerprint. The argument is {@code host port fingerprint}. */
        CONFIRM_HOST_KEY,
        /** Look where a virtual address is, and whether it could be moved. The argument is the address. */
        CHECK_VIP,
        /** Say in which files of its binary log a server has transactions. The argument is {@code address set}. */
        LOCATE_TRANSACTIONS,
        /** Say how to stop a server's replication and to start it as it is. The argument is {@code address statement}. */
        TELL_RESTART
    }

    /** Where a request stands. */
    public enum State {
        /** Nobody has taken it yet. */
        PENDING,
        /** A worker does it. */
        RUNNING,
        /** It was done. */
        DONE,
        /** It could not be done. */
        FAILED;

        public boolean isEnded() {
            return this == DONE || this == FAILED;
        }
    }
}
