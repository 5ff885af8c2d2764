package dev.baton.store;

/**
 * A step's place in the journal.
 *
 * @param recovery the recovery's number
 * @param phase from 1
 * @param step from 0: the step's index in its phase
 */
public record StepKey(long recovery, int phase, int step) {}
