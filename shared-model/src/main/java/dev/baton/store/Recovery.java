package dev.baton.store;

import dev.baton.plan.Request;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;

/**
 * A recovery, as recorded: by a finding or by an operator, under way or long over.
 *
 * @param id its number in the store
 * @param uid its name to the outside, a UUID
 * @param order what was to be recovered
 * @param state where it stands
 * @param course how it went
 * @param outcome what came of it
 * @param acknowledgement who has seen it
 */
public record Recovery(
        long id,
        String uid,
        RecoveryOrder order,
        RecoveryState state,
        Course course,
        Outcome outcome,
        Acknowledgement acknowledgement) {

    public ClusterId cluster() {
        return order.cluster();
    }

    public Request request() {
        return order.request();
    }

    public InstanceId failed() {
        return order.failed();
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** It changed something, so that it counts for the cool-down. */
    public boolean acted() {
        return course.acts() == Course.Acts.ACTED;
    }
}
