package dev.baton.topology;

/** An operator's word on whether a server may become primary; the order is that of preference. */
public enum PromotionRule {
    /** Take this one if it holds as much as any other. */
    PREFER,
    /** No opinion. */
    NEUTRAL,
    /** Only if nobody better is there. */
    PREFER_NOT,
    /** Never. */
    MUST_NOT
}
