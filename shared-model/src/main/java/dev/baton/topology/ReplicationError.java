package dev.baton.topology;

/**
 * The last error of a replication thread.
 *
 * @param number the server's error number; 0 means none
 * @param message what it said
 */
public record ReplicationError(int number, String message) {

    /** No error. */
    public static final ReplicationError NONE = new ReplicationError(0, "");

    /** Whether there is one. */
    public boolean isPresent() {
        return number != 0;
    }
}
