package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.util.List;
import java.util.Optional;

/**
 * Replicas that are far behind: each is given time again and again, as long as it comes nearer (I6), up to the policy's
 * bound.
 *
 * @param soFar what was done
 * @param policy how long one attempt, and all of them, may take
 */
record Backlog(SoFar soFar, RecoveryPolicy policy) {

    /** The step by which a server applies what it received from this source. */
    PlannedStep drain(ServerView server, InstanceId source, String why) {
        Optional<GtidSet> held = server.hasUnappliedFrom(source) ? server.held() : Optional.empty();
        Channels channels = Channels.from(source, server);
        return required(
                held.<Step>map(set -> new Step.ApplyBacklog(server.id(), set, policy.drainAtMost(), channels))
                        .orElseGet(() -> new Step.WaitUntilApplied(server.id(), policy.drainAtMost(), channels)),
                why);
    }

    /** It did not apply all in time, but came nearer, and has time left. */
    boolean comesNearer(ServerView server) {
        List<SoFar.DoneStep> attempts = attempts(server);
        boolean hasTime = policy.drainAtMost()
                        .multipliedBy(attempts.size())
                        .compareTo(policy.repairs().backlogAtMost())
                < 0;
        return hasTime
                && server.reachable()
                && !attempts.isEmpty()
                && !attempts.getLast().result().succeeded()
                && attempts.getLast().step() instanceof Step.ApplyBacklog(var id, var before, var atMost, var channels)
                && server.held()
                        .filter(now -> now.sameFlavourAs(before) && now.contains(before) && !before.contains(now))
                        .isPresent();
    }

    private List<SoFar.DoneStep> attempts(ServerView server) {
        return soFar.phases().stream()
                .flatMap(SoFar.DonePhase::steps)
                .filter(done ->
                        done.step() instanceof Step.ApplyBacklog || done.step() instanceof Step.WaitUntilApplied)
                .filter(done -> done.step().target().equals(server.id()))
                .toList();
    }
}
