package dev.baton.rest;

import dev.baton.store.BlockedRecoveriesTable;
import dev.baton.topology.ClusterInfo;
import java.time.Instant;

/**
 * An automatic recovery that was held back.
 *
 * @param cluster the cluster's lasting name
 * @param alias what people call the cluster
 * @param generation the cluster's fencing token
 * @param server the server that it would have been about
 * @param finding the finding that asked for it
 * @param reason what held it back
 * @param firstAt when first
 * @param lastAt when last
 * @param times how often
 */
public record BlockedAnswer(
        String cluster,
        String alias,
        long generation,
        String server,
        String finding,
        ReasonAnswer reason,
        Instant firstAt,
        Instant lastAt,
        long times) {

    static BlockedAnswer of(BlockedRecoveriesTable.Entry entry, ClusterInfo cluster) {
        var blocked = entry.blocked();
        return new BlockedAnswer(
                cluster.id().name(),
                cluster.alias(),
                cluster.generation(),
                blocked.failed().toString(),
                blocked.code().name(),
                new ReasonAnswer(blocked.reason().rule(), blocked.reason().text()),
                entry.firstAt(),
                entry.lastAt(),
                entry.times());
    }
}
