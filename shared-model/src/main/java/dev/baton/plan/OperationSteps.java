package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Operation.Act;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.SemiSync.Side;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of what people ask of a server. */
final class OperationSteps {

    private final Operation operation;
    private final Optional<GtidSet> errant;
    private final RecoveryPolicy policy;

    // An Optional as a parameter, since that is what analysis says of most servers.
    OperationSteps(Operation operation, Optional<GtidSet> errant, RecoveryPolicy policy) {
        this.operation = operation;
        this.errant = errant;
        this.policy = policy;
    }

    List<Step> of(TopologySnapshot snapshot) {
        return switch (operation) {
            case Operation.Simple(var target, var act) -> of(snapshot, target, act);
            case Operation.Delay(var target, var by) -> List.of(new Adjustment.DelayReplication(target, by));
            case Operation.PurgeBinaryLogs(var target, var before) ->
                List.of(new Adjustment.PurgeBinaryLogs(target, before));
            case Operation.KillQuery(var target, var connection) ->
                List.of(new Adjustment.KillQuery(target, connection));
        };
    }

    private List<Step> of(TopologySnapshot snapshot, InstanceId target, Act act) {
        return switch (act) {
            case START_REPLICATION -> List.of(new Step.StartReplication(target));
            case STOP_REPLICATION -> List.of(new Step.StopReplication(target));
            case STOP_REPLICATION_NICELY ->
                List.of(new Step.StopReceiving(target), drain(target), new Step.StopReplication(target));
            case RESTART_REPLICATION -> List.of(new Step.StopReplication(target), new Step.StartReplication(target));
            case RESET_REPLICATION -> List.of(drain(target), new Step.ForgetSource(target));
            case DETACH -> List.of(drain(target), new Step.DetachReplica(target));
            case REATTACH -> List.of(drain(target), new Step.ReattachReplica(target));
            case SKIP_TRANSACTION -> List.of(new Adjustment.SkipTransaction(target));
            case ENABLE_GTID -> enableGtid(snapshot, target);
            case DISABLE_GTID -> List.of(drain(target), new Adjustment.AttachBy(target, Attach.FILE_POSITION));
            case MAKE_READ_ONLY -> List.of(new Step.MakeReadOnly(target));
            case MAKE_WRITABLE -> List.of(new Step.MakeWritable(target));
            case ENABLE_SEMI_SYNC_SOURCE -> List.of(new Step.EnableSemiSync(target, Side.SOURCE));
            case DISABLE_SEMI_SYNC_SOURCE -> List.of(new Step.DisableSemiSync(target, Side.SOURCE));
            case ENABLE_SEMI_SYNC_REPLICA -> List.of(new Step.EnableSemiSync(target, Side.REPLICA));
            case DISABLE_SEMI_SYNC_REPLICA -> List.of(new Step.DisableSemiSync(target, Side.REPLICA));
            case INJECT_EMPTY -> injectEmpty(snapshot);
            case FORGET_ERRANT -> List.of(new Step.StopReceiving(target), drain(target));
            case FLUSH_BINARY_LOGS -> List.of(new Adjustment.FlushBinaryLogs(target));
        };
    }

    private List<Step> enableGtid(TopologySnapshot snapshot, InstanceId target) {
        return snapshot.find(target).flatMap(Following::attach).stream()
                .flatMap(attach -> Stream.of(drain(target), new Adjustment.AttachBy(target, attach)))
                .toList();
    }

    /** Before what throws unapplied relay logs away (I6). */
    private Step drain(InstanceId target) {
        return new Step.WaitUntilApplied(target, policy.drainAtMost());
    }

    private List<Step> injectEmpty(TopologySnapshot snapshot) {
        return snapshot.primary().map(ServerView::id).stream()
                .flatMap(primary ->
                        errant.stream().<Step>map(transactions -> new Adjustment.InjectEmpty(primary, transactions)))
                .toList();
    }
}
