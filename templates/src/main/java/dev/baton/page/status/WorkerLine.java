package dev.baton.page.status;

import dev.baton.page.Moment;

/**
 * A worker.
 *
 * @param name its name
 * @param version Baton's version that it runs
 * @param started when it came
 * @param seen when it last checked in
 * @param life whether it counts
 */
public record WorkerLine(String name, String version, Moment started, Moment seen, Life life) {

    /** Whether a worker counts for a majority. */
    public enum Life {
        ALIVE,
        SILENT
    }

    public boolean isAlive() {
        return life == Life.ALIVE;
    }
}
