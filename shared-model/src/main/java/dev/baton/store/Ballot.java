package dev.baton.store;

import dev.baton.topology.InstanceId;
import dev.baton.topology.Vote.Verdict;

/**
 * What a worker says of a server, before the store dates it.
 *
 * @param server whom it watches
 * @param verdict what it sees
 * @param why in words
 */
public record Ballot(InstanceId server, Verdict verdict, String why) {}
