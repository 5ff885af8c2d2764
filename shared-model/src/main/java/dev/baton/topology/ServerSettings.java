package dev.baton.topology;

import java.time.Duration;

/**
 * The rest of a server's settings that rules ask for.
 *
 * @param uptime since its start
 * @param relayLogRecovery {@code relay_log_recovery}
 * @param roleAtRestart whether it comes back from a restart as read-only or writable as it is now
 */
public record ServerSettings(Duration uptime, RelayLogRecovery relayLogRecovery, RoleAtRestart roleAtRestart) {

    /** Where it cannot be told what becomes of {@code read_only}. */
    public ServerSettings(Duration uptime, RelayLogRecovery relayLogRecovery) {
        this(uptime, relayLogRecovery, RoleAtRestart.UNKNOWN);
    }

    /** What a server does with unapplied relay logs when it restarts. */
    public enum RelayLogRecovery {
        /** It keeps them. */
        KEEPS,
        /** It deletes them and asks the source again ({@code relay_log_recovery=1}); lost if the source is dead. */
        DISCARDS
    }

    /** What a restart makes of {@code read_only}, by where its value came from. */
    public enum RoleAtRestart {
        /** Not to be told: the server is too old, or does not let us look. */
        UNKNOWN,
        /** The same: it comes from the option file or the command line, or is persisted as it is. */
        KEPT,
        /** It was set at run time and nothing is persisted: the option file decides, which nobody can read from here. */
        UNSURE,
        /** Another one: what is persisted differs from what holds now. */
        CHANGES
    }
}
