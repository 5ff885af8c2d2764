package dev.baton.plan;

import dev.baton.plan.SoFar.DoneStep;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One virtual address on its way from one server's host to another's: what was done about it so far, and what may be
 * done next.
 *
 * @param vip the address, and where it was last seen
 * @param from the server whose part is given to another
 * @param soFar what was done
 */
record AddressMove(VipStatus vip, InstanceId from, SoFar soFar) {

    private static final int MOST_TRIES = 3;

    /** The fleet may have renewed a lease just before it was kept from it. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

    /** Those of the cluster's addresses that follow the part of that server. */
    static List<AddressMove> all(TopologySnapshot snapshot, InstanceId from, SoFar soFar) {
        return snapshot.vips().stream()
                .filter(status -> follows(status.vip().role(), from))
                .map(status -> new AddressMove(status, from, soFar))
                .toList();
    }

    private static boolean follows(VipRole role, InstanceId from) {
        return switch (role) {
            case VipRole.Writer writer -> true;
            case VipRole.Reader reader -> false;
            case VipRole.PartOf(var host) -> host.equals(from.host());
        };
    }

    Mount on(InstanceId server) {
        return vip.vip().on(server.host());
    }

    String name() {
        return vip.vip().address().toString();
    }

    WhenUnreachable whenUnreachable() {
        return vip.vip().policy().whenUnreachable();
    }

    /** Whether it has to be settled before anything else is changed that its holder cannot give it any more. */
    boolean goesFirst() {
        return switch (whenUnreachable()) {
            case STOP, FENCE_HOOK -> true;
            case PROCEED_IF_UNANSWERED, WAIT_LEASE -> false;
        };
    }

    /** Where it has to be taken away: the server whose part changes, and where else it was seen. */
    List<InstanceId> holders(TopologySnapshot snapshot) {
        Stream<InstanceId> seen = vip.holders().stream()
                .filter(host -> !host.equals(from.host()))
                .flatMap(host -> snapshot.servers().stream()
                        .map(ServerView::id)
                        .filter(id -> id.host().equals(host))
                        .limit(1));
        return Stream.concat(Stream.of(from), seen).toList();
    }

    boolean dropTried() {
        return done(Step.DropAddress.class).findAny().isPresent();
    }

    /** Every holder that was told has dropped it. */
    boolean dropped() {
        return dropTried() && untold().isEmpty();
    }

    /** The holders that could not be told to drop it. */
    List<InstanceId> untold() {
        return done(Step.DropAddress.class)
                .map(done -> done.step().target())
                .distinct()
                .filter(holder -> lastOn(Step.DropAddress.class, holder)
                        .filter(DoneStep::succeeded)
                        .isEmpty())
                .toList();
    }

    /** Nobody but the successor has it, as far as its policy wants to know. A holder that is back has to be told. */
    boolean cleared(TopologySnapshot snapshot, InstanceId successor) {
        List<InstanceId> others = untoldBut(successor);
        return dropTried() && (others.isEmpty() || (back(snapshot, others).isEmpty() && clearedByPolicy()));
    }

    /** The holders that could not be told, beside the one that shall have it. */
    List<InstanceId> untoldBut(InstanceId successor) {
        return untold().stream()
                .filter(holder -> !holder.host().equals(successor.host()))
                .toList();
    }

    /** Those of them whose servers answer now. */
    private static List<InstanceId> back(TopologySnapshot snapshot, List<InstanceId> untold) {
        return untold.stream()
                .filter(holder ->
                        snapshot.find(holder).filter(ServerView::reachable).isPresent())
                .toList();
    }

    /** Those to be cut off: a server that answers is not. */
    List<InstanceId> toBeFenced(TopologySnapshot snapshot) {
        boolean wanted = whenUnreachable() == WhenUnreachable.FENCE_HOOK && !fenceTried();
        return wanted
                ? untold().stream()
                        .filter(holder -> back(snapshot, List.of(holder)).isEmpty())
                        .toList()
                : List.of();
    }

    /** They could not be told before, and answer now. */
    boolean canBeToldNow(TopologySnapshot snapshot, InstanceId successor) {
        return back(snapshot, untoldBut(successor)).stream()
                .anyMatch(holder -> on(Step.DropAddress.class, holder).count() < MOST_TRIES);
    }

    private boolean clearedByPolicy() {
        return switch (whenUnreachable()) {
            case PROCEED_IF_UNANSWERED -> lastSucceeded(Step.SeeAddressUnused.class);
            case WAIT_LEASE -> lastSucceeded(Step.WaitOutLease.class);
            case FENCE_HOOK -> lastSucceeded(Step.FenceHost.class);
            case STOP -> false;
        };
    }

    /** How to see beside the promotion that nobody else has it, where the holder could not be told. */
    Stream<PlannedStep> look(InstanceId successor) {
        return whenUnreachable() == WhenUnreachable.PROCEED_IF_UNANSWERED
                ? Stream.of(PlannedStep.bestEffort(
                        new Step.SeeAddressUnused(successor, on(successor)),
                        "the host that had it cannot be told to drop it (I1)"))
                : Stream.empty();
    }

    boolean lookTried() {
        return done(Step.SeeAddressUnused.class).findAny().isPresent();
    }

    /** Whether it was tried to note whose it is now. */
    boolean noted() {
        return soFar.steps()
                .map(DoneStep::step)
                .anyMatch(step -> step instanceof Step.NotePart(var target, var mount)
                        && mount.address().equals(vip.vip().address()));
    }

    /** Its holder could not be told, and drops it by itself once nobody renews it. */
    boolean hasToBeWaitedFor() {
        return whenUnreachable() == WhenUnreachable.WAIT_LEASE
                && !dropped()
                && done(Step.WaitOutLease.class).findAny().isEmpty();
    }

    PlannedStep waitOut(InstanceId successor) {
        Mount mount = on(successor);
        return PlannedStep.bestEffort(
                new Step.WaitOutLease(successor, mount, lease(mount).plus(LEASE_MARGIN)),
                "the host that had it cannot be told, and drops it by itself (I1)");
    }

    private boolean fenceTried() {
        return done(Step.FenceHost.class).findAny().isPresent();
    }

    PlannedStep dropBefore(InstanceId successor) {
        return PlannedStep.required(
                Step.DropAddress.between(from, on(from), successor),
                "nobody may reach it by the address when " + successor + " takes the writes (I1)");
    }

    PlannedStep raise(InstanceId server) {
        return PlannedStep.bestEffort(new Step.RaiseAddress(server, on(server)), "clients go where it is");
    }

    PlannedStep verify(InstanceId server) {
        return PlannedStep.bestEffort(new Step.VerifyAddress(server, on(server)), "it has to be where the writes go");
    }

    boolean raisedOn(InstanceId server) {
        return lastOn(Step.RaiseAddress.class, server)
                .filter(DoneStep::succeeded)
                .isPresent();
    }

    boolean verifiedOn(InstanceId server) {
        return lastOn(Step.VerifyAddress.class, server)
                .filter(DoneStep::succeeded)
                .isPresent();
    }

    boolean triedToRaiseOn(InstanceId server) {
        return on(Step.RaiseAddress.class, server).findAny().isPresent();
    }

    boolean mayBeRaisedAgainOn(InstanceId server) {
        return on(Step.RaiseAddress.class, server).count() < MOST_TRIES;
    }

    /** Why it is not where it should be. */
    Reason left(InstanceId successor) {
        String why = failure().map(failed -> ": " + failed).orElse("");
        return new Reason("address", name() + " is not known to be on the host of " + successor + why);
    }

    private Optional<String> failure() {
        return Stream.of(
                        Step.VerifyAddress.class,
                        Step.RaiseAddress.class,
                        Step.FenceHost.class,
                        Step.WaitOutLease.class,
                        Step.SeeAddressUnused.class,
                        Step.DropAddress.class)
                .flatMap(kind -> done(kind).reduce((first, second) -> second).stream())
                .filter(done -> !done.succeeded())
                .map(done -> PlanPrinter.say(done.step()) + ": " + done.result().detail())
                .findFirst();
    }

    private static Duration lease(Mount mount) {
        return switch (mount.lifetime()) {
            case Lifetime.Lasting lasting -> Duration.ZERO;
            case Lifetime.Leased(var length) -> length;
        };
    }

    private boolean lastSucceeded(Class<? extends Step.OnHost> kind) {
        return done(kind)
                .reduce((first, second) -> second)
                .filter(DoneStep::succeeded)
                .isPresent();
    }

    private Optional<DoneStep> lastOn(Class<? extends Step.OnHost> kind, InstanceId target) {
        return on(kind, target).reduce((first, second) -> second);
    }

    private Stream<DoneStep> on(Class<? extends Step.OnHost> kind, InstanceId target) {
        return done(kind).filter(done -> done.step().target().equals(target));
    }

    /** What was tried about this address. */
    private Stream<DoneStep> done(Class<? extends Step.OnHost> kind) {
        return soFar.steps()
                .filter(done -> kind.isInstance(done.step()) && !(done.result() instanceof StepResult.Skipped))
                .filter(done -> done.step() instanceof Step.OnHost step
                        && step.mount().address().equals(vip.vip().address()));
    }
}
