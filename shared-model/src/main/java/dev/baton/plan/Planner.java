package dev.baton.plan;

import dev.baton.plan.WithAddresses.Drop;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.TopologySnapshot;

/** Decides the next phase of a request. Pure: the same snapshot and past give the same decision. */
public interface Planner {

    /**
     * @param snapshot the cluster, freshly observed
     * @param soFar what was done for this request
     */
    Decision decide(TopologySnapshot snapshot, SoFar soFar);

    /**
     * Whether a phase that a lost worker left half done may be gone on with. A phase is planned and done within moments;
     * until another worker finds it the world may have changed so that its next step would do harm. If it may not, its
     * steps that have not ended count as failed or skipped, and the planner is asked what to do instead.
     *
     * @param snapshot the cluster, freshly observed
     * @param soFar what was done before that phase
     * @param open the phase
     */
    default boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return true;
    }

    /** The planner for a request; where it gives a server's part to another, the virtual addresses follow. */
    static Planner forRequest(Request request, RecoveryPolicy policy) {
        return switch (request) {
            case Request.ReplaceDeadPrimary dead -> failover(FailoverTerms.of(dead), policy);
            case Request.ReplaceDeadCoPrimary dead -> failover(FailoverTerms.of(dead), policy);
            case Request.Failover byPerson -> failover(FailoverTerms.of(byPerson), policy);
            case Request.RehangReplicas(var failed) ->
                new WithSourceAddresses(new RehangPlanner(failed, policy), failed);
            case Request.AdjustSemiSync(var primary, var extent) -> new SemiSyncPlanner(primary, extent);
            case Request.RestoreWrites(var primary) -> new WritesPlanner(primary, policy);
            case Request.FenceReturned(var returned) -> new FencePlanner(returned);
            case Request.Rejoin(var returned) -> new RejoinPlanner(returned, policy);
            case Request.Takeover(var primary, var target) ->
                new WithAddresses(new TakeoverPlanner(primary, target, policy), primary, Drop.WITH_THE_PROMOTION);
            case Request.PlaceAddress(var ip, var server) -> new PlaceAddressPlanner(ip, server);
            case Request.TakeAddressAway(var ip, var server) -> new TakeAddressAwayPlanner(ip, server);
            case Request.Rearrange(var move) -> forMove(move, policy);
            case Request.Operate(var operation) -> new OperationPlanner(operation, policy);
        };
    }

    private static Planner failover(FailoverTerms terms, RecoveryPolicy policy) {
        return new WithAddresses(new DeadPrimaryPlanner(terms, policy), terms.failed(), Drop.WITH_THE_FENCE);
    }

    private static Planner forMove(Move move, RecoveryPolicy policy) {
        return switch (move) {
            case Move.Relocate relocate -> new RelocatePlanner(relocate, policy);
            case Move.RelocateReplicas relocate -> new MovePlanner(new Movers(relocate, policy), policy);
            case Move.RegroupReplicas regroup -> new MovePlanner(new Movers(regroup, policy), policy);
            case Move.TakeSource take -> new TakeSourcePlanner(take, policy);
            case Move.MakeCoPrimary make -> new CoPrimaryPlanner(make);
        };
    }
}
