package dev.baton.store;

/**
 * Something that somebody did.
 *
 * @param who a person, or a worker
 * @param act what, a short constant name
 * @param subject to what: a server, a cluster
 * @param detail the rest, for people; without secrets (I11)
 * @param generation the cluster's token at the time (I12); 0 where it belongs to no cluster
 */
public record AuditEntry(String who, String act, String subject, String detail, long generation) {}
