package dev.baton.schedule;

/** What a Baton process is for. It is chosen on the command line and never changes while the process lives. */
public enum Role {
    /** A member of the fleet that also shows pages and answers REST. */
    SERVE,
    /** A member of the fleet; over HTTP it only tells its health and its metrics. */
    WORKER,
    /** Pages and REST; touches no managed server. */
    WEB,
    /** Does one job and ends. */
    RUN;

    /** The property that holds a process's role, for whoever starts a process without the command line. */
    public static final String PROPERTY = "baton.role";

    /** Whether this process takes part in the fleet: keeps the watch, votes, and runs scheduled jobs. */
    public boolean isWorker() {
        return this == SERVE || this == WORKER;
    }
}
