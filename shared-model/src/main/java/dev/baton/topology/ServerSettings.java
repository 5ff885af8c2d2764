package dev.baton.topology;

import java.time.Duration;

/**
 * The rest of a server's settings that rules ask for.
 *
 * @param uptime since its start
 * @param relayLogRecovery {@code relay_log_recovery}
 */
public record ServerSettings(Duration uptime, RelayLogRecovery relayLogRecovery) {

    /** What a server does with unapplied relay logs when it restarts. */
    public enum RelayLogRecovery {
        /** It keeps them. */
        KEEPS,
        /** It deletes them and asks the source again ({@code relay_log_recovery=1}); lost if the source is dead. */
        DISCARDS
    }
}
