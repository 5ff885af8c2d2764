package dev.baton.store;

/** What became of the wish to register a recovery. */
public sealed interface Registration {

    /** The one that is there now. */
    Recovery recovery();

    /** It is new. */
    record Registered(Recovery recovery) implements Registration {}

    /** The incident has had its recovery, or another recovery of the cluster is open: this one. */
    record Existing(Recovery recovery) implements Registration {}
}
