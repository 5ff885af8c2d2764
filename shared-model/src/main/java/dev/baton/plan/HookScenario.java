package dev.baton.plan;

import dev.baton.hook.HookList;
import dev.baton.topology.InstanceId;
import java.util.List;

/**
 * Which lists of hooks a request runs, and in which order: the part that people's scripts rely on.
 *
 * @param failed the server that the request is about
 * @param before what comes before anything is changed
 * @param promoted what comes as soon as there is a new primary
 * @param after what comes at the end, if it was reached
 */
public record HookScenario(InstanceId failed, List<HookList> before, List<HookList> promoted, List<HookList> after) {

    /** What comes at the end if it was not reached, and anything had begun. */
    public static final List<HookList> UNSUCCESSFUL = List.of(HookList.POST_UNSUCCESSFUL_FAILOVER);

    public HookScenario {
        before = List.copyOf(before);
        promoted = List.copyOf(promoted);
        after = List.copyOf(after);
    }

    /** The lists of a request. */
    public static HookScenario of(Request request) {
        return switch (request) {
            case Request.ReplaceDeadPrimary(var failed) -> failover(failed);
            case Request.ReplaceDeadCoPrimary(var failed) -> failover(failed);
            case Request.Failover(var failed, var target, var grounds) -> failover(failed);
            case Request.RehangReplicas(var failed) ->
                new HookScenario(
                        failed,
                        List.of(HookList.ON_FAILURE_DETECTION, HookList.PRE_FAILOVER),
                        List.of(),
                        List.of(HookList.POST_INTERMEDIATE_FAILOVER, HookList.POST_FAILOVER));
            case Request.AdjustSemiSync(var primary, var extent) ->
                new HookScenario(
                        primary, List.of(HookList.ON_FAILURE_DETECTION), List.of(), List.of(HookList.POST_FAILOVER));
            case Request.RestoreWrites(var primary) ->
                new HookScenario(
                        primary,
                        List.of(HookList.ON_FAILURE_DETECTION, HookList.PRE_FAILOVER),
                        List.of(),
                        List.of(HookList.POST_FAILOVER));
            case Request.FenceReturned(var returned) -> new HookScenario(returned, List.of(), List.of(), List.of());
            case Request.Rejoin(var returned) -> new HookScenario(returned, List.of(), List.of(), List.of());
            case Request.Takeover(var primary, var target) ->
                new HookScenario(
                        primary,
                        List.of(HookList.PRE_GRACEFUL_TAKEOVER, HookList.ON_FAILURE_DETECTION, HookList.PRE_FAILOVER),
                        List.of(HookList.POST_PRIMARY_FAILOVER),
                        List.of(HookList.POST_FAILOVER, HookList.POST_GRACEFUL_TAKEOVER));
            case Request.OfAddress address -> new HookScenario(address.server(), List.of(), List.of(), List.of());
            case Request.Rearrange(Move.TakeSource take) ->
                new HookScenario(take.from(), List.of(), List.of(), List.of(HookList.POST_TAKE_PRIMARY));
            case Request.Rearrange(var move) -> new HookScenario(move.subject(), List.of(), List.of(), List.of());
            case Request.Operate(var operation) ->
                new HookScenario(operation.target(), List.of(), List.of(), List.of());
        };
    }

    private static HookScenario failover(InstanceId failed) {
        return new HookScenario(
                failed,
                List.of(HookList.ON_FAILURE_DETECTION, HookList.PRE_FAILOVER),
                List.of(HookList.POST_PRIMARY_FAILOVER),
                List.of(HookList.POST_FAILOVER));
    }

    /** The lists of the beginning, but for the detection's if this failure's were run already. */
    public List<HookList> before(HookContext.Detection detection) {
        return switch (detection) {
            case NEW -> before;
            case TOLD ->
                before.stream()
                        .filter(list -> list.moment() != HookList.Moment.DETECTION)
                        .toList();
        };
    }

    /** What is run where it is refused at once: a failure was found, and is told. */
    List<HookList> whereNothingBegins(HookContext.Detection detection) {
        return switch (detection) {
            case NEW ->
                before.stream()
                        .filter(list -> !successorIsKnownBefore())
                        .filter(list -> list.moment() == HookList.Moment.DETECTION)
                        .toList();
            case TOLD -> List.of();
        };
    }

    /** In a takeover it is known from the beginning who takes over; of a dead primary's replicas only once all stand still. */
    boolean successorIsKnownBefore() {
        return before.contains(HookList.PRE_GRACEFUL_TAKEOVER);
    }
}
