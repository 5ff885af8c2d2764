package dev.baton.rest;

import dev.baton.store.AuditTable;
import java.time.Instant;

/**
 * Something that somebody did.
 *
 * @param id grows with time
 * @param at when
 * @param who a person, or a worker
 * @param act what, a constant word
 * @param subject to what
 * @param detail the rest
 * @param generation the cluster's token then; 0 where no cluster is meant
 */
public record AuditAnswer(long id, Instant at, String who, String act, String subject, String detail, long generation) {

    static AuditAnswer of(AuditTable.Kept kept) {
        var entry = kept.entry();
        return new AuditAnswer(
                kept.id(), kept.at(), entry.who(), entry.act(), entry.subject(), entry.detail(), entry.generation());
    }
}
