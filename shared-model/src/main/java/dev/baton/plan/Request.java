package dev.baton.plan;

import dev.baton.topology.InstanceId;

/** What a plan is asked for: by a finding, by an operator or by a drill, it is the same. */
public sealed interface Request {

    /**
     * Replace a primary that is dead.
     *
     * @param failed the primary
     */
    record ReplaceDeadPrimary(InstanceId failed) implements Request {}

    /**
     * Hand the primary's part over while everybody is well.
     *
     * @param primary the primary as the asker knows it; the takeover is refused if another one is found
     * @param target who shall be primary
     */
    record Takeover(InstanceId primary, Target target) implements Request {}

    /** Who shall be primary. */
    sealed interface Target {
        /** The best candidate. */
        record Best() implements Target {}

        /** @param id this one and no other */
        record Named(InstanceId id) implements Target {}
    }

    /** Something about a virtual address alone: nobody's part changes. */
    sealed interface OfAddress extends Request {

        /** Which address, without its prefix. */
        String ip();

        /** The server whose host it is about. */
        InstanceId server();
    }

    /**
     * Put a virtual address where it belongs, and take it away everywhere else.
     *
     * @param server on whose host it shall be; it has to have the part that the address belongs to
     */
    record PlaceAddress(String ip, InstanceId server) implements OfAddress {}

    /**
     * Take a virtual address off every host.
     *
     * @param server the primary, as the asker knows it
     */
    record TakeAddressAway(String ip, InstanceId server) implements OfAddress {}

    /**
     * Change who replicates from whom.
     *
     * @param move what is wished
     */
    record Rearrange(Move move) implements Request {}

    /**
     * Do something to one server.
     *
     * @param operation what is wished
     */
    record Operate(Operation operation) implements Request {}

    /**
     * Whether it mends a cluster or hands its primary's part over. What people do to single servers is none of it: it
     * neither begins a cool-down nor keeps a recovery from being tried again.
     */
    default boolean isRecovery() {
        return switch (this) {
            case ReplaceDeadPrimary replace -> true;
            case Takeover takeover -> true;
            case Rearrange rearrange -> false;
            case Operate operate -> false;
            case OfAddress address -> false;
        };
    }
}
