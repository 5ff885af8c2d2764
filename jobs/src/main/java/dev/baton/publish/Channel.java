package dev.baton.publish;

import dev.baton.store.NotificationsTable.Due;

/** A way to tell somebody. */
interface Channel {

    /** Its name in the store and the audit. */
    String name();

    /** Sends it within the configured time. */
    Delivery send(Due due);

    /** How it went. */
    sealed interface Delivery {
        /** The other side took it. */
        record Taken(String answer) implements Delivery {}

        /**
         * It did not, or nobody knows.
         *
         * @param why without anything secret
         */
        record Failed(String why) implements Delivery {}
    }
}
