package dev.baton.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of a small write that Baton made to see whether a server can write at all. A server that cannot is alive: it
 * is told, never taken for dead.
 */
public sealed interface WriteTest {

    /** None was made: they are off, or the server is no primary that takes writes. */
    record NotTried() implements WriteTest {}

    /** @param took how long it took */
    record Written(Duration took) implements WriteTest {}

    /**
     * It has not come back yet.
     *
     * @param since when it was begun
     */
    record Stalled(Instant since) implements WriteTest {}

    /**
     * The server refused it.
     *
     * @param problem what kind of trouble the error tells of
     * @param number the server's error number
     * @param message what it said, one line
     */
    record Refused(Problem problem, int number, String message) implements WriteTest {}

    /** What a refusal tells of. */
    enum Problem {
        /** No space left on the device. */
        DISK_FULL,
        /** The file system or the tablespace cannot be written to. */
        READ_ONLY_FILE_SYSTEM,
        /** Anything else, such as a table or a privilege that is not there. */
        OTHER
    }
}
