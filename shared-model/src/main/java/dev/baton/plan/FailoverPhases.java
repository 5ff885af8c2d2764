package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The phases of a failover, in their order.
 *
 * @param failed who is replaced
 * @param policy how long things may take
 */
record FailoverPhases(InstanceId failed, RecoveryPolicy policy) {

    /** Workers and replicas have waited for it in vain: one more attempt, which ends soon. */
    private static final Duration SILENT_FENCE_WITHIN = Duration.ofMillis(250);

    /** Before anything else, where the old primary answers and a person wants it replaced. */
    Phase fenceOld(Choice choice) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("answers", failed + " answers, and shall be replaced at a person's word")),
                choice,
                List.of(required(Step.MakeReadOnly.endingClients(failed), "nobody else may take writes before (I1)")));
    }

    Phase settle(List<Reason> why, List<ServerView> receiving, Choice choice, ServerView old) {
        Stream<PlannedStep> rest =
                old.reachable() ? old.held().stream().flatMap(last -> receiveRest(receiving, last)) : Stream.empty();
        Stream<PlannedStep> stops = receiving.stream()
                .map(replica -> required(
                        new Step.StopReceiving(replica.id(), Channels.from(failed, replica)),
                        "what each received has to stand still to be compared"));
        Step fence = old.silent()
                ? Step.MakeReadOnly.endingClients(failed, SILENT_FENCE_WITHIN)
                : Step.MakeReadOnly.endingClients(failed);
        return new Phase(
                Phase.Name.SETTLE,
                why,
                choice,
                Stream.of(
                                rest,
                                stops,
                                Stream.of(
                                        bestEffort(fence, "should it still answer, it must take no more writes (I1)")))
                        .flatMap(steps -> steps)
                        .toList());
    }

    /** What the old primary still has to give, where it answers. */
    private Stream<PlannedStep> receiveRest(List<ServerView> receiving, GtidSet last) {
        return receiving.stream()
                .map(replica -> bestEffort(
                        new Step.WaitUntilHolds(replica.id(), last, policy.takeoverLag()),
                        failed + " takes no more writes, and its last ones shall not be lost"));
    }

    /** After a promotion that failed at its last step. */
    Phase fenceTried(InstanceId tried) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("half promoted", tried + " was told in vain to take writes")),
                Choice.NONE,
                List.of(required(new Step.MakeReadOnly(tried), "before another one may take them (I1)")));
    }

    /** First both apply what they have: a source can only be asked for what is behind a place that its log has. */
    Phase catchUp(ServerView chosen, ServerView ahead, Choice choice) {
        String lacks = ahead.id() + " received what " + chosen.id() + " lacks";
        List<PlannedStep> drain = List.of(
                required(drain(ahead), "it passes on only what it has applied"),
                required(drain(chosen), "repointing throws unapplied relay logs away (I6)"));
        Stream<Reason> errant = ErrantTransactions.of(ahead).stream()
                .map(own -> new Reason("errant", "transactions of " + ahead.id() + "'s own come along: " + own.text()));
        return new Phase(
                Phase.Name.CATCH_UP,
                Stream.concat(Stream.of(new Reason("behind", lacks)), errant).toList(),
                choice,
                ahead.hasUnapplied() || chosen.hasUnapplied() ? drain : follow(chosen, ahead, lacks));
    }

    private List<PlannedStep> follow(ServerView chosen, ServerView ahead, String lacks) {
        return List.of(
                required(
                        new Step.ReplicateFrom(
                                chosen.id(),
                                ahead.id(),
                                Following.attach(chosen).orElseThrow()),
                        lacks),
                required(
                        new Step.WaitUntilHolds(
                                chosen.id(),
                                GenuineTransactions.receivedBy(ahead, failed).orElseThrow(),
                                policy.drainAtMost()),
                        "it shall hold all that was received (I2)"));
    }

    Phase promote(ServerView chosen, ServerView old, Choice choice) {
        Stream<PlannedStep> handOver = Stream.of(
                required(drain(chosen), "nothing received may be lost (I6)"),
                required(new Step.StopReplication(chosen.id()), "it receives from nobody any more"),
                required(new Step.ForgetSource(chosen.id()), "the old primary shall never feed it again"));
        PlannedStep writes = required(new Step.MakeWritable(chosen.id()), "it is the primary now");
        return new Phase(
                Phase.Name.PROMOTE,
                choice.chosen().map(Candidate::reasons).orElse(List.of()),
                choice,
                Stream.of(handOver, SemiSyncParts.beforeWrites(old, chosen), Stream.of(writes))
                        .flatMap(steps -> steps)
                        .toList());
    }

    /** The writes of the old primary, if we took them away and it has not got them back. */
    List<PlannedStep> giveBack(Optional<ServerView> old, SoFar soFar) {
        boolean fencedByUs = Stream.concat(soFar.stepsOf(Phase.Name.SETTLE), soFar.stepsOf(Phase.Name.FENCE))
                .filter(done -> done.step().target().equals(failed))
                .anyMatch(done -> done.step() instanceof Step.MakeReadOnly && done.result() instanceof StepResult.Done);
        boolean isReadOnly = old.filter(ServerView::reachable)
                .filter(server -> !server.writable())
                .isPresent();
        return fencedByUs && isReadOnly
                ? List.of(required(new Step.MakeWritable(failed), "it is alive, and nobody else was promoted"))
                : List.of();
    }

    private Step drain(ServerView server) {
        return new Step.WaitUntilApplied(server.id(), policy.drainAtMost(), Channels.from(failed, server));
    }
}
