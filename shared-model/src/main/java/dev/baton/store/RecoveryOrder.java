package dev.baton.store;

import dev.baton.plan.Request;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;

/**
 * What shall be recovered.
 *
 * @param cluster which cluster
 * @param incident what happened, in a text that every worker makes alike: one incident has one recovery (I3)
 * @param request what the planner is asked for
 * @param trigger what made it begin
 * @param failed the server that it is about
 */
public record RecoveryOrder(ClusterId cluster, String incident, Request request, Trigger trigger, InstanceId failed) {

    private static final int INCIDENT_LENGTH = 255;

    /** @throws IllegalArgumentException if the incident is blank or longer than 255 characters */
    public RecoveryOrder {
        if (incident.isBlank() || incident.length() > INCIDENT_LENGTH) {
            throw new IllegalArgumentException("an incident has 1 to " + INCIDENT_LENGTH + " characters");
        }
    }
}
