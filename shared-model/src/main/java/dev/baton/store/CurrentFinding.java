package dev.baton.store;

import dev.baton.analysis.Finding;
import java.time.Instant;

/**
 * A finding that holds now.
 *
 * @param finding what, with its latest evidence
 * @param firstSeenAt since when without a break, by the store's clock
 */
public record CurrentFinding(Finding finding, Instant firstSeenAt) {}
