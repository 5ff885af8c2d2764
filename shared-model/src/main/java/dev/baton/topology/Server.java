package dev.baton.topology;

/**
 * One server of a snapshot: what was seen of it, and what people said about it.
 *
 * @param id its address
 * @param observation what the last probe brought
 * @param rule whether it may be promoted
 * @param downtime whether it was taken out
 */
public record Server(InstanceId id, Observation observation, PromotionRule rule, Downtime downtime) {

    /** A server about which nobody said anything. */
    public static Server of(InstanceId id, Observation observation) {
        return new Server(id, observation, PromotionRule.NEUTRAL, Downtime.NONE);
    }

    /** The same server, seen anew. */
    public Server seenAs(Observation newer) {
        return new Server(id, newer, rule, downtime);
    }
}
