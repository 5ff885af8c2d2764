package dev.baton.lab;

/**
 * One row that a {@link WritingClient} tried to write.
 *
 * @param id the row's number, never used twice
 * @param server where, as host and port
 * @param startedAt {@link System#nanoTime()} before
 * @param endedAt {@link System#nanoTime()} after
 */
public record WriteAttempt(long id, String server, Outcome outcome, long startedAt, long endedAt) {

    /** What the client knows about the row. */
    public enum Outcome {
        /** The server said that it is committed. */
        ACKNOWLEDGED,
        /** It was not written: the server said no, or was never asked. */
        REFUSED,
        /** The answer never came: it may be there or not. */
        UNKNOWN
    }
}
