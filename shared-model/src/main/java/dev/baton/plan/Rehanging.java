package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Relatives.Relative;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phases by which orphans get new sources, each empty where there is nothing of it to do. For one decision. */
final class Rehanging {

    /** So many relatives are tried before a replica is left as it is. */
    private static final int ATTEMPTS = 3;

    private final TopologySnapshot snapshot;
    private final RehangPlanner.Orphans orphans;
    private final SoFar soFar;
    private final RecoveryPolicy policy;
    private final Backlog backlog;
    private final Map<InstanceId, List<Relative>> relatives = new TreeMap<>();

    Rehanging(TopologySnapshot snapshot, RehangPlanner.Orphans orphans, SoFar soFar, RecoveryPolicy policy) {
        this.snapshot = snapshot;
        this.orphans = orphans;
        this.soFar = soFar;
        this.policy = policy;
        this.backlog = new Backlog(soFar, policy);
        Set<InstanceId> ids = orphans.all().stream().map(ServerView::id).collect(Collectors.toUnmodifiableSet());
        Relatives all = new Relatives(snapshot, orphans.lost(), ids, policy.promotion());
        orphans.pending().forEach(replica -> relatives.put(replica.id(), all.of(replica)));
    }

    private InstanceId lost() {
        return orphans.lost().id();
    }

    TopologySnapshot snapshot() {
        return snapshot;
    }

    /** Those that could go somewhere stand still first; the others are left as they are. */
    Optional<Phase> settle() {
        List<ServerView> fresh = orphans.pending().stream()
                .filter(replica -> !soFar.touched().contains(replica.id()))
                .filter(replica -> next(replica).isPresent()
                        && CatchingUp.whyUnappliedFrom(lost(), replica).isEmpty())
                .toList();
        List<PlannedStep> steps = fresh.stream()
                .flatMap(replica -> Stream.of(
                        required(
                                new Step.StopReceiving(replica.id(), Channels.from(lost(), replica)),
                                "its source is gone"),
                        backlog.drain(replica, lost(), "repointing throws unapplied relay logs away (I6)")))
                .toList();
        return phase(Phase.Name.SETTLE, List.of(sourceLost()), steps);
    }

    private Reason sourceLost() {
        ServerView lost = orphans.lost();
        return new Reason(
                "source lost",
                lost.id()
                        + (lost.reachable()
                                ? " answers us, but none of these replicas"
                                : " does not answer: " + Saying.state(lost)));
    }

    /** A source that lacks what its new replica received has to get it first. */
    Optional<Phase> catchUp() {
        Map<InstanceId, GtidSet> wanted = new TreeMap<>();
        List<Reason> why = new ArrayList<>();
        for (ServerView replica : ready()) {
            ServerView source = next(replica).orElseThrow().server();
            lacking(source, replica).ifPresent(more -> {
                wanted.merge(source.id(), more, GtidSet::union);
                why.add(new Reason("behind", source.id() + " lacks what " + replica.id() + " received"));
            });
        }
        List<PlannedStep> steps = wanted.entrySet().stream()
                .map(entry -> required(
                        new Step.WaitUntilHolds(entry.getKey(), entry.getValue(), policy.drainAtMost()),
                        "a replica that is ahead of its source cannot follow it"))
                .toList();
        return phase(Phase.Name.CATCH_UP, why, steps);
    }

    Optional<Phase> rehang() {
        List<Reason> why = new ArrayList<>();
        List<PlannedStep> steps = new ArrayList<>();
        for (ServerView replica : ready()) {
            Relative relative = next(replica).orElseThrow();
            why.add(new Reason(
                    "relative",
                    relative.server().id() + " takes " + replica.id() + ", as "
                            + relative.kinship().words()));
            why.addAll(passedOver(replica, relative));
            steps.add(required(
                    new Step.ReplicateFrom(
                            replica.id(),
                            relative.server().id(),
                            Following.attach(replica).orElseThrow(),
                            Following.channel(replica, lost())),
                    relative.kinship().words()));
        }
        return phase(Phase.Name.REHANG, why, steps);
    }

    /** Once more, for those that are far behind and come nearer. */
    Optional<Phase> late() {
        List<ServerView> late = orphans.pending().stream()
                .filter(backlog::comesNearer)
                .filter(replica -> next(replica).isPresent())
                .toList();
        return phase(
                Phase.Name.SETTLE,
                late.stream()
                        .map(replica -> new Reason("late", replica.id() + " is behind, and comes nearer"))
                        .toList(),
                late.stream()
                        .map(replica ->
                                backlog.drain(replica, lost(), "repointing throws unapplied relay logs away (I6)"))
                        .toList());
    }

    /** Why each of those that are left has no source. */
    List<Reason> left() {
        List<Reason> left = new ArrayList<>();
        for (ServerView replica : orphans.pending()) {
            List<Reason> why = whyLeft(replica);
            left.add(new Reason(
                    "left",
                    replica.id() + " has no source: "
                            + why.stream().map(Reason::text).collect(Collectors.joining("; "))));
        }
        orphans.lost().replicas().stream()
                .filter(replica -> !replica.reachable())
                .map(replica -> new Reason(
                        "left", replica.id() + " was not moved: it does not answer: " + Saying.state(replica)))
                .forEach(left::add);
        return left;
    }

    private List<Reason> whyLeft(ServerView replica) {
        List<Reason> why = new ArrayList<>();
        CatchingUp.whyUnappliedFrom(lost(), replica).ifPresent(why::add);
        soFar.phases().stream()
                .flatMap(SoFar.DonePhase::steps)
                .filter(done -> done.isMissing() && !(done.result() instanceof StepResult.Skipped))
                .filter(done -> done.step().target().equals(replica.id()))
                .map(SoFar.DoneStep::told)
                .forEach(why::add);
        relatives.getOrDefault(replica.id(), List.of()).stream()
                .filter(relative -> !relative.fits())
                .map(relative -> relative.against().getFirst())
                .forEach(why::add);
        if (why.isEmpty()) {
            why.add(new Reason("no relative", "there is nobody to take it"));
        }
        return why;
    }

    /** Better relatives that could not take it. */
    private List<Reason> passedOver(ServerView replica, Relative chosen) {
        return relatives.getOrDefault(replica.id(), List.of()).stream()
                .filter(other -> !other.fits() && other.kinship().compareTo(chosen.kinship()) < 0)
                .map(other -> new Reason(
                        "not below " + other.server().id(),
                        other.against().getFirst().text()))
                .toList();
    }

    /** Those that stand still, have applied all, and have somewhere to go. */
    private List<ServerView> ready() {
        return orphans.pending().stream()
                .filter(replica -> soFar.touched().contains(replica.id()) && !replica.hasUnappliedFrom(lost()))
                .filter(replica -> !receives(replica))
                .filter(replica -> next(replica).isPresent())
                .toList();
    }

    /** From the lost source still, or from one already that it was given; what comes from elsewhere is no matter. */
    private boolean receives(ServerView replica) {
        return Stream.concat(Stream.of(lost()), tried(replica).stream())
                .flatMap(source -> replica.linkFrom(source).stream())
                .anyMatch(link -> link.io().state() == IoState.RUNNING);
    }

    private Optional<Relative> next(ServerView replica) {
        List<InstanceId> tried = tried(replica);
        return tried.size() >= ATTEMPTS
                ? Optional.empty()
                : relatives.getOrDefault(replica.id(), List.of()).stream()
                        .filter(Relative::fits)
                        .filter(relative -> !tried.contains(relative.server().id()))
                        .filter(relative -> !isStuck(relative.server(), replica))
                        .findFirst();
    }

    private List<InstanceId> tried(ServerView replica) {
        return soFar.stepsOf(Phase.Name.REHANG)
                .map(SoFar.DoneStep::step)
                .flatMap(step -> step instanceof Step.ReplicateFrom(var target, var source, var attach, var channel)
                                && target.equals(replica.id())
                        ? Stream.of(source)
                        : Stream.empty())
                .toList();
    }

    /** It was waited for already, and still lacks what the replica received. */
    private boolean isStuck(ServerView source, ServerView replica) {
        return lacking(source, replica).isPresent()
                && soFar.stepsOf(Phase.Name.CATCH_UP)
                        .anyMatch(done -> done.step() instanceof Step.WaitUntilHolds
                                && done.step().target().equals(source.id()));
    }

    private Optional<GtidSet> lacking(ServerView source, ServerView replica) {
        return GenuineTransactions.receivedBy(replica, orphans.lost().id())
                .filter(received -> source.held()
                        .filter(held -> held.sameFlavourAs(received) && held.contains(received))
                        .isEmpty());
    }

    private static Optional<Phase> phase(Phase.Name name, List<Reason> why, List<PlannedStep> steps) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Phase(name, why, Choice.NONE, steps));
    }
}
