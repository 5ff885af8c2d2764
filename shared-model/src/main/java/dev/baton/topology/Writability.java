package dev.baton.topology;

/** Who may write to a server: the settings {@code read_only} and {@code super_read_only}. */
public enum Writability {
    /** Everybody with the privilege. */
    WRITABLE,
    /** Only administrators ({@code read_only}). */
    READ_ONLY,
    /** Nobody but replication ({@code super_read_only}, MySQL 5.7 and later). */
    SUPER_READ_ONLY;

    /** Whether an application can write. */
    public boolean isWritable() {
        return this == WRITABLE;
    }
}
