package dev.baton.page.status;

import dev.baton.page.Moment;

/**
 * An automatic recovery that was held back.
 *
 * @param alias what people call the cluster
 * @param clusterHref the cluster's page
 * @param server the server that it would have been about
 * @param code the finding that asked for it
 * @param rule what held it back
 * @param reason the same in words
 * @param first when it was first held back
 * @param last when it was last held back
 * @param times how often
 */
public record BlockedLine(
        String alias,
        String clusterHref,
        String server,
        String code,
        String rule,
        String reason,
        Moment first,
        Moment last,
        long times) {}
