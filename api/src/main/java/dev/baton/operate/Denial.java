package dev.baton.operate;

/** Everything for which a person's wish is denied, each with a sentence. None of it means that Baton is broken. */
public enum Denial {
    BAD_VALUE("something that was said cannot be understood"),
    NO_SUCH_CLUSTER("no cluster goes by that name"),
    NO_SUCH_SERVER("no server with that address is known"),
    NO_SUCH_RECOVERY("no recovery has that number"),
    NO_SUCH_REQUEST("no request has that number"),
    NO_SUCH_VIP("no virtual address is known by that"),
    VIP_TAKEN("the virtual address belongs to another cluster"),
    NOT_IN_DOWNTIME("the server is not in downtime"),
    NAME_TAKEN("another cluster goes by that name"),
    NO_PRIMARY("the cluster has no primary"),
    RECOVERY_OPEN("another recovery of the cluster is under way"),
    NOTHING_TO_MEND("nothing is found that a plan can mend"),
    NOTHING_ERRANT("the server holds no transaction that its sources lack"),
    REFUSED("the planner refuses"),
    FOREIGN_ORIGIN("the request comes from another site");

    private final String sentence;

    Denial(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
