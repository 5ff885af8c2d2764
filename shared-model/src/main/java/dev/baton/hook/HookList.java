package dev.baton.hook;

/** When hooks are run. Each constant is a list of commands, known by the name that Orchestrator's users gave it in theirs. */
public enum HookList {
    ON_FAILURE_DETECTION(
            "OnFailureDetectionProcesses",
            Moment.DETECTION,
            "a failure is found, before it is decided whether anything is done about it"),
    PRE_GRACEFUL_TAKEOVER(
            "PreGracefulTakeoverProcesses", Moment.BEFORE, "a takeover that a person asked for is about to begin"),
    PRE_FAILOVER("PreFailoverProcesses", Moment.BEFORE, "a failover or a takeover is about to begin"),
    POST_PRIMARY_FAILOVER(
            "PostMasterFailoverProcesses",
            Moment.AFTER,
            "a new primary takes the writes; replicas may still be moving"),
    POST_INTERMEDIATE_FAILOVER(
            "PostIntermediateMasterFailoverProcesses",
            Moment.AFTER,
            "the replicas of an intermediate source have another source"),
    POST_FAILOVER("PostFailoverProcesses", Moment.AFTER, "all is done"),
    POST_UNSUCCESSFUL_FAILOVER(
            "PostUnsuccessfulFailoverProcesses",
            Moment.AFTER,
            "it had begun, and nobody was put in the failed one's place"),
    POST_GRACEFUL_TAKEOVER("PostGracefulTakeoverProcesses", Moment.AFTER, "a takeover is done, old primary included"),
    POST_TAKE_PRIMARY("PostTakeMasterProcesses", Moment.AFTER, "a replica and its source have changed places");

    /** Where in the course of things a list stands: what a failure of its commands can still stop. */
    public enum Moment {
        /** A failure is told, and stops nothing. */
        DETECTION,
        /** A failure stops everything, while nothing was changed yet. */
        BEFORE,
        /** A failure is told, and makes a success a success with errors. */
        AFTER
    }

    private final String listName;
    private final Moment moment;
    private final String when;

    HookList(String listName, Moment moment, String when) {
        this.listName = listName;
        this.moment = moment;
        this.when = when;
    }

    /** The name by which people know it: the key below {@code baton.hooks}. */
    public String listName() {
        return listName;
    }

    public Moment moment() {
        return moment;
    }

    /** When it is run, a clause. */
    public String when() {
        return when;
    }
}
