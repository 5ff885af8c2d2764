package dev.baton.gtid;

/**
 * How one position stands to another. Positions are only partly ordered, so that a comparator's three answers are one
 * too few: two servers may each hold transactions that the other lacks.
 */
public enum Relation {
    EQUAL("holds the same transactions"),
    AHEAD("holds all transactions of the other and more"),
    BEHIND("lacks transactions of the other and holds no others"),
    DIVERGED("holds transactions that the other lacks, and lacks some that the other holds");

    private final String sentence;

    Relation(String sentence) {
        this.sentence = sentence;
    }

    /** What this says about the first position, as a predicate in words. */
    public String sentence() {
        return sentence;
    }

    /** Whether the first position holds everything that the second one does. */
    public boolean holdsAll() {
        return this == EQUAL || this == AHEAD;
    }

    /** The same fact, told from the other position. */
    public Relation reversed() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case AHEAD -> BEHIND;
            case BEHIND -> AHEAD;
            case DIVERGED -> DIVERGED;
        };
    }

    static Relation ofOrder(int comparison) {
        if (comparison == 0) {
            return EQUAL;
        }
        return comparison > 0 ? AHEAD : BEHIND;
    }
}
