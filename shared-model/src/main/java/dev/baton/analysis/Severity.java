package dev.baton.analysis;

/** How urgent a finding is; the worst last. */
public enum Severity {
    /** Good to know. */
    NOTICE,
    /** Something is degraded; mend it in working hours. */
    WARNING,
    /** Service or safety is gone or about to go: wakes a human. */
    CRITICAL
}
