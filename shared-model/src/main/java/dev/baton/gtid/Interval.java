package dev.baton.gtid;

/** Consecutive sequence numbers, both ends included. */
record Interval(long first, long last) {}
