package dev.baton.vip;

/** Whose address it is: what it follows when parts change. */
public sealed interface VipRole {

    /** In words. */
    String words();

    /** The primary's: clients write through it. */
    record Writer() implements VipRole {
        @Override
        public String words() {
            return "writer";
        }
    }

    /** A replica's that replicates: clients read through it. */
    record Reader() implements VipRole {
        @Override
        public String words() {
            return "reader";
        }
    }

    /**
     * A named server's, for instance an intermediate source's: it follows when another takes that server's part.
     *
     * @param host the host whose part it is now
     */
    record PartOf(String host) implements VipRole {
        @Override
        public String words() {
            return "part of " + host;
        }
    }
}
