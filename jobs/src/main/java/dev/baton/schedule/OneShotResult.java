package dev.baton.schedule;

import java.util.List;

/**
 * What came of a job that was done once.
 *
 * @param outcome how it ended; the process's exit code follows from it
 * @param summary one sentence with the numbers
 * @param details one line for each thing found, done or not done, in a stable order
 */
public record OneShotResult(Outcome outcome, String summary, List<String> details) {

    /** How a job can end. */
    public enum Outcome {
        /** Done, and nothing is wrong. */
        WELL,
        /** Done, and somebody should look: something is wrong with a server, or a recovery failed or was refused. */
        ATTENTION,
        /** Could not be done. */
        FAILED
    }

    public OneShotResult {
        details = List.copyOf(details);
    }
}
