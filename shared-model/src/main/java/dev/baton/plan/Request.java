package dev.baton.plan;

import dev.baton.topology.InstanceId;

/** What a plan is asked for: by a finding, by an operator or by a drill, it is the same. */
public sealed interface Request {

    /** One that a finding can ask for; people can as well. */
    sealed interface OnFinding extends Request {

        /** The server that the finding is about. */
        InstanceId subject();
    }

    /**
     * Replace a primary that is dead.
     *
     * @param failed the primary
     */
    record ReplaceDeadPrimary(InstanceId failed) implements OnFinding {
        @Override
        public InstanceId subject() {
            return failed;
        }
    }

    /**
     * Replace a co-primary that is dead, by the other one if that may be promoted.
     *
     * @param failed the one that takes the writes, or took them
     */
    record ReplaceDeadCoPrimary(InstanceId failed) implements OnFinding {
        @Override
        public InstanceId subject() {
            return failed;
        }
    }

    /**
     * Give the replicas of a dead source that is no primary other sources.
     *
     * @param failed the source
     */
    record RehangReplicas(InstanceId failed) implements OnFinding {
        @Override
        public InstanceId subject() {
            return failed;
        }
    }

    /**
     * Let as many replicas acknowledge as a commit of the primary waits for.
     *
     * @param primary who waits
     * @param extent how far to go
     */
    record AdjustSemiSync(InstanceId primary, Extent extent) implements OnFinding {
        @Override
        public InstanceId subject() {
            return primary;
        }
    }

    /** How far semi-sync is adjusted. */
    enum Extent {
        /** At least as many as are waited for. */
        ENOUGH,
        /** As many as are waited for, and no more. */
        EXACT
    }

    /**
     * Let a primary that refuses writes take them.
     *
     * @param primary the primary
     */
    record RestoreWrites(InstanceId primary) implements OnFinding {
        @Override
        public InstanceId subject() {
            return primary;
        }
    }

    /**
     * Keep a replaced primary that came back from taking writes.
     *
     * @param returned the old primary
     */
    record FenceReturned(InstanceId returned) implements OnFinding {
        @Override
        public InstanceId subject() {
            return returned;
        }
    }

    /**
     * Let a server that was left behind replicate from the primary again, if it holds nothing that the primary lacks.
     *
     * @param returned the server
     */
    record Rejoin(InstanceId returned) implements Request {}

    /**
     * Replace a primary at a person's word. The policy on loss does not hold back what a person asks for.
     *
     * @param failed the primary
     * @param target who shall be primary
     * @param grounds why it may be replaced
     */
    record Failover(InstanceId failed, Target target, Grounds grounds) implements Request {}

    /** Why a primary may be replaced. */
    enum Grounds {
        /** Its death is proven as for an automatic failover. */
        PROOF,
        /** A person says that it is dead, or has to go: no proof is asked for. If it answers, it has to be fenced. */
        WORD
    }

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
            case OnFinding mending -> true;
            case Failover failover -> true;
            case Takeover takeover -> true;
            case Rejoin rejoin -> true;
            case Rearrange rearrange -> false;
            case Operate operate -> false;
            case OfAddress address -> false;
        };
    }
}
