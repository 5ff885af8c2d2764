package dev.baton.topology;

import java.time.Instant;

/**
 * What one worker says of one server from where it stands.
 *
 * @param node the worker's name
 * @param server whom it watches
 * @param verdict what it sees
 * @param since since when, by the store's clock
 * @param why in words
 */
public record Vote(String node, InstanceId server, Verdict verdict, Instant since, String why) {

    /** What a worker sees. */
    public enum Verdict {
        /** It answers. */
        REACHABLE,
        /** It does not. */
        UNREACHABLE
    }
}
