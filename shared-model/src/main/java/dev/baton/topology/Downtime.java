package dev.baton.topology;

import java.time.Instant;

/**
 * A server that its owner took out: analysed and shown, but no reason for an automatic recovery.
 *
 * @param owner who said so
 * @param reason why
 * @param until when it ends by itself
 */
public record Downtime(String owner, String reason, Instant until) {

    /** Not in downtime. */
    public static final Downtime NONE = new Downtime("", "", Instant.EPOCH);

    /** The reason given to servers that a recovery left behind. */
    public static final String LOST_IN_RECOVERY = "lost-in-recovery";

    /** Whether it holds at the given moment. */
    public boolean isActiveAt(Instant moment) {
        return moment.isBefore(until);
    }

    /** Whether a recovery left this server behind. */
    public boolean isLostInRecovery() {
        return reason.startsWith(LOST_IN_RECOVERY);
    }
}
