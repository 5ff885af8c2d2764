package dev.baton.store;

import dev.baton.topology.ServerVersion;

/** Whether the store can be used. */
public sealed interface StoreReadiness {

    /**
     * It can.
     *
     * @param version what it runs
     * @param migrations how many migrations were applied just now
     */
    record Ready(ServerVersion version, int migrations) implements StoreReadiness {}

    /**
     * It cannot.
     *
     * @param obstacle why
     * @param message a sentence for the operator, without secrets
     * @param remedy what to do, with the exact statements where statements help
     */
    record Unusable(Obstacle obstacle, String message, String remedy) implements StoreReadiness {

        /** Message and remedy. */
        @Override
        public String toString() {
            return message + "\n" + remedy;
        }
    }

    /** Why a store cannot be used. */
    enum Obstacle {
        BAD_URL,
        UNKNOWN_HOST,
        UNREACHABLE,
        WRONG_PASSWORD,
        NO_SUCH_DATABASE,
        TOO_OLD,
        READ_ONLY,
        GRANT_MISSING,
        NOT_OURS,
        FAILED
    }
}
