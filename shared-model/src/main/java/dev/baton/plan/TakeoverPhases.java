package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The phases of a graceful takeover, in their order.
 *
 * @param primary who hands over
 * @param policy how long things may take
 */
record TakeoverPhases(InstanceId primary, RecoveryPolicy policy) {

    /** Standing still they can be compared: a sibling that is ahead of its new source could not follow it. */
    Phase settle(List<ServerView> siblings, Choice choice) {
        List<PlannedStep> steps = siblings.stream()
                .flatMap(sibling -> Stream.of(
                        required(
                                new Step.StopReceiving(sibling.id(), Channels.from(primary, sibling)),
                                "it must not get ahead of the new primary meanwhile"),
                        drain(sibling)))
                .toList();
        List<Reason> why = choice.chosen().map(Candidate::reasons).orElse(List.of());
        return new Phase(Phase.Name.SETTLE, why, choice, steps);
    }

    Phase catchUp(InstanceId chosen, GtidSet all) {
        return new Phase(
                Phase.Name.CATCH_UP,
                List.of(new Reason("behind", "the other replicas hold what " + chosen + " has not applied yet")),
                Choice.NONE,
                List.of(required(
                        new Step.WaitUntilHolds(chosen, all, policy.takeoverLag()),
                        "a replica that is ahead of its source cannot follow it")));
    }

    /** Those that had to acknowledge for the old primary as long as it took writes. */
    Phase moveKept(List<ServerView> kept, InstanceId promoted) {
        return new Phase(
                Phase.Name.REPOINT,
                List.of(new Reason("promoted", promoted + " takes the writes, and may wait for acknowledgements")),
                Choice.NONE,
                moving(kept, promoted, "it acknowledged for " + primary + " until now"));
    }

    Phase moveSiblings(List<ServerView> siblings, InstanceId chosen) {
        return new Phase(
                Phase.Name.SIBLINGS,
                List.of(new Reason("takeover", "all replicas shall be below " + chosen)),
                Choice.NONE,
                moving(siblings, chosen, "moved while writes go on, it does not lengthen the gap"));
    }

    private List<PlannedStep> moving(List<ServerView> replicas, InstanceId source, String why) {
        return replicas.stream()
                .flatMap(replica -> Stream.of(
                        drain(replica),
                        required(
                                new Step.ReplicateFrom(
                                        replica.id(),
                                        source,
                                        Following.attach(replica).orElseThrow(),
                                        Following.channel(replica, primary)),
                                why)))
                .toList();
    }

    Phase fence(InstanceId chosen, Choice choice) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("takeover", chosen + " shall take the writes")),
                choice,
                List.of(required(new Step.MakeReadOnly(primary), "its last transaction has to be its last (I1)")));
    }

    Phase drain(InstanceId chosen, GtidSet last, Choice choice) {
        return new Phase(
                Phase.Name.DRAIN,
                List.of(new Reason("last transaction", primary + " takes no writes, and holds " + last.text())),
                choice,
                List.of(required(
                        new Step.WaitUntilHolds(chosen, last, policy.takeoverLag()),
                        "nothing acknowledged may be lost (I2)")));
    }

    Phase promote(ServerView next, ServerView old) {
        InstanceId chosen = next.id();
        Stream<PlannedStep> handOver = Stream.of(
                required(new Step.WaitUntilApplied(chosen, policy.takeoverLag()), "nothing received may be lost (I6)"),
                required(new Step.StopReplication(chosen), "it receives from nobody any more"),
                required(new Step.ForgetSource(chosen), "the old primary shall not feed it again"));
        PlannedStep writes = required(new Step.MakeWritable(chosen), "it is the primary now");
        return new Phase(
                Phase.Name.PROMOTE,
                List.of(new Reason("drained", chosen + " holds all that " + primary + " held")),
                Choice.NONE,
                Stream.of(handOver, SemiSyncParts.beforeWrites(old, next), Stream.of(writes))
                        .flatMap(steps -> steps)
                        .toList());
    }

    /** After a promotion that failed at its last step. */
    Phase fenceTried(InstanceId tried) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("half promoted", tried + " was told in vain to take writes")),
                Choice.NONE,
                List.of(required(new Step.MakeReadOnly(tried), "before " + primary + " may take them again (I1)")));
    }

    Phase demote(TopologySnapshot snapshot, InstanceId promoted) {
        Stream<PlannedStep> follow = snapshot.find(primary).flatMap(Following::attach).stream()
                .map(attach -> required(
                        new Step.ReplicateFrom(primary, promoted, attach), "the old primary becomes a replica"));
        PlannedStep fence = required(new Step.MakeReadOnly(primary), "it may have been restarted since (I1)");
        return new Phase(
                Phase.Name.DEMOTE,
                List.of(new Reason("promoted", promoted + " takes the writes")),
                Choice.NONE,
                Stream.of(Stream.of(fence), SemiSyncParts.beforeFollowing(snapshot.find(primary)), follow)
                        .flatMap(steps -> steps)
                        .toList());
    }

    private PlannedStep drain(ServerView sibling) {
        return required(
                new Step.WaitUntilApplied(sibling.id(), policy.drainAtMost(), Channels.from(primary, sibling)),
                "repointing throws unapplied relay logs away (I6)");
    }
}
