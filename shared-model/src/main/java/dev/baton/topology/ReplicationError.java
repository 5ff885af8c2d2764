package dev.baton.topology;

import java.util.Set;

/**
 * The last error of a replication thread.
 *
 * @param number the server's error number; 0 means none
 * @param message what it said
 */
public record ReplicationError(int number, String message) {

    /** No error. */
    public static final ReplicationError NONE = new ReplicationError(0, "");

    /**
     * What a source answers to a replica that it does not let in: too many connections (1040), no such account or
     * password (1044, 1045), going down (1053), address blocked or not allowed (1129, 1130), account over its limit
     * (1203, 1226).
     */
    private static final Set<Integer> TURNED_AWAY = Set.of(1040, 1044, 1045, 1053, 1129, 1130, 1203, 1226);

    private static final int GOING_DOWN = 1053;

    /** Whether there is one. */
    public boolean isPresent() {
        return number != 0;
    }

    /** Whether it tells of a connection that could not be made or broke: the client library's numbers are 2000 to 2999. */
    public boolean isOfConnection() {
        return (number >= 2_000 && number <= 2_999) || TURNED_AWAY.contains(number);
    }

    /** Whether the source answered, though only to turn the replica away; one that is going down (1053) may be gone. */
    public boolean provesSourceAlive() {
        return number != GOING_DOWN && TURNED_AWAY.contains(number);
    }
}
