package dev.baton.vip;

/**
 * How careful a move has to be.
 *
 * @param whenUnreachable what to do about a holder whose host cannot be told to drop the address
 * @param lifetime how long a host keeps it by itself
 * @param repair what to do about an address that is where it should not be
 */
public record VipPolicy(WhenUnreachable whenUnreachable, Lifetime lifetime, Repair repair) {

    /** What holds where nobody said anything. */
    public static final VipPolicy DEFAULT =
            new VipPolicy(WhenUnreachable.PROCEED_IF_UNANSWERED, new Lifetime.Lasting(), Repair.REPAIR);

    /** What to do about a holder whose host cannot be told to drop the address. */
    public enum WhenUnreachable {
        /** Raise it elsewhere, if nobody answers for it on the network. */
        PROCEED_IF_UNANSWERED("goes on if nobody answers for the address"),
        /** Wait until the holder's own kernel has dropped it, then raise it elsewhere. Needs a lease. */
        WAIT_LEASE("waits until the holder's lease has run out"),
        /** Call the fencing command, and raise it elsewhere if that succeeds. */
        FENCE_HOOK("calls the fencing command"),
        /** Change nothing at all: the primary is not replaced. */
        STOP("stops before anything is changed");

        private final String words;

        WhenUnreachable(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What to do about an address that is where it should not be. */
    public enum Repair {
        /** Tell people. */
        REPORT,
        /** Put it where it belongs, and tell people. */
        REPAIR
    }

    /** @throws IllegalArgumentException if it waits for a lease that there is not */
    public VipPolicy {
        if (whenUnreachable == WhenUnreachable.WAIT_LEASE && lifetime instanceof Lifetime.Lasting) {
            throw new IllegalArgumentException("waiting for the lease needs a lease");
        }
    }
}
