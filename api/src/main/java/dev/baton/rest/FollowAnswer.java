package dev.baton.rest;

import dev.baton.plan.MoveRules;
import dev.baton.topology.ServerView;
import java.util.List;

/**
 * Whether one server can replicate from another.
 *
 * @param replica who would replicate
 * @param source from whom
 * @param possible whether it can
 * @param reasons why it cannot, each with what mends it; none if it can
 */
public record FollowAnswer(String replica, String source, boolean possible, List<ReasonAnswer> reasons) {

    static FollowAnswer of(ServerView replica, ServerView source) {
        List<ReasonAnswer> reasons = ReasonAnswer.of(MoveRules.canReplicateFrom(replica, source));
        return new FollowAnswer(replica.id().toString(), source.id().toString(), reasons.isEmpty(), reasons);
    }
}
