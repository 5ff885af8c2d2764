package dev.baton.plan;

import static java.util.stream.Collectors.joining;

import dev.baton.hook.HookValue;
import dev.baton.hook.HookValues;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What hooks are told of a plan at one moment.
 *
 * @param snapshot the cluster as it is
 * @param failed the server that the plan is about
 * @param soFar what was done
 * @param context what is known beside
 */
record HookFacts(TopologySnapshot snapshot, InstanceId failed, SoFar soFar, HookContext context) {

    /** How the plan stands, as far as hooks are told. */
    enum Standing {
        OPEN,
        REACHED,
        NOT_REACHED
    }

    /** Without a successor, or before there is one. */
    HookValues values(Standing standing) {
        return HookValues.of(facts(standing, List.of()));
    }

    /**
     * With one.
     *
     * @param lost who is left behind, as far as known
     */
    HookValues values(Standing standing, InstanceId successor, List<InstanceId> lost) {
        Map<HookValue, String> facts = facts(standing, lost);
        facts.put(HookValue.SUCCESSOR_HOST, successor.host());
        facts.put(HookValue.SUCCESSOR_PORT, String.valueOf(successor.port()));
        facts.put(HookValue.SUCCESSOR_ALIAS, successor.host());
        facts.put(
                HookValue.SUCCESSOR_BINLOG_COORDINATES,
                snapshot.find(successor)
                        .flatMap(ServerView::facts)
                        .map(seen -> seen.binaryLog().position())
                        .orElse(""));
        return HookValues.of(facts);
    }

    private Map<HookValue, String> facts(Standing standing, List<InstanceId> lost) {
        Map<HookValue, String> facts = new EnumMap<>(HookValue.class);
        facts.put(HookValue.FAILURE_TYPE, context.failure());
        facts.put(HookValue.FAILURE_DESCRIPTION, description());
        facts.put(HookValue.COMMAND, context.command());
        facts.put(HookValue.FAILED_HOST, failed.host());
        facts.put(HookValue.FAILED_PORT, String.valueOf(failed.port()));
        facts.put(HookValue.ORCHESTRATOR_HOST, context.node());
        facts.put(HookValue.RECOVERY_UID, context.uid());
        facts.put(HookValue.IS_SUCCESSFUL, String.valueOf(standing == Standing.REACHED));
        facts.put(HookValue.LOST_REPLICAS, addresses(lost));
        facts.put(HookValue.COUNT_LOST_REPLICAS, String.valueOf(lost.size()));
        place(facts);
        cluster(facts);
        return facts;
    }

    private void place(Map<HookValue, String> facts) {
        Optional<ServerView> server = snapshot.find(failed);
        boolean coPrimary = told(HookValue.IS_CO_MASTER)
                .map(Boolean::parseBoolean)
                .orElseGet(() -> server.filter(ServerView::isCoPrimary).isPresent());
        boolean intermediate = told(HookValue.INSTANCE_TYPE)
                .map("intermediate-master"::equals)
                .orElseGet(() -> server.filter(ServerView::isIntermediateSource).isPresent());
        facts.put(HookValue.IS_MASTER, String.valueOf(!coPrimary && !intermediate));
        facts.put(HookValue.IS_CO_MASTER, String.valueOf(coPrimary));
        facts.put(HookValue.INSTANCE_TYPE, coPrimary ? "co-master" : intermediate ? "intermediate-master" : "master");
        facts.put(
                HookValue.IS_DOWNTIMED,
                told(HookValue.IS_DOWNTIMED)
                        .orElseGet(() -> String.valueOf(
                                server.filter(ServerView::downtimed).isPresent())));
        List<InstanceId> replicas = replicas();
        facts.put(HookValue.REPLICA_HOSTS, told(HookValue.REPLICA_HOSTS).orElseGet(() -> addresses(replicas)));
        facts.put(
                HookValue.COUNT_REPLICAS,
                told(HookValue.COUNT_REPLICAS).orElseGet(() -> String.valueOf(replicas.size())));
    }

    private void cluster(Map<HookValue, String> facts) {
        facts.put(HookValue.FAILURE_CLUSTER, snapshot.cluster().id().name());
        facts.put(HookValue.FAILURE_CLUSTER_ALIAS, snapshot.cluster().alias());
        facts.put(HookValue.FAILURE_CLUSTER_DOMAIN, "");
        String automatic = String.valueOf(context.recovery()
                .covers(snapshot.cluster().id().name(), snapshot.cluster().alias()));
        facts.put(HookValue.AUTO_MASTER_RECOVERY, automatic);
        facts.put(HookValue.AUTO_INTERMEDIATE_MASTER_RECOVERY, automatic);
    }

    /** What the first hook was told of the failed server stays so: later it has lost its replicas. */
    private Optional<String> told(HookValue value) {
        return soFar.phases().stream()
                .flatMap(done -> done.phase().hooks())
                .findFirst()
                .flatMap(hook -> hook.values().get(value));
    }

    /** Those that the plan chose from, and before it had chosen those that there are. */
    private List<InstanceId> replicas() {
        return soFar.phases().stream()
                .map(done -> done.phase().choice().candidates())
                .filter(candidates -> !candidates.isEmpty())
                .findFirst()
                .map(candidates ->
                        candidates.stream().map(Candidate::id).sorted().toList())
                .orElseGet(() -> snapshot.find(failed).stream()
                        .flatMap(server -> server.replicas().stream())
                        .map(ServerView::id)
                        .toList());
    }

    private String description() {
        return snapshot.find(failed)
                .map(server -> failed + ": " + Saying.state(server))
                .orElse(failed + " is not known any more");
    }

    private static String addresses(List<InstanceId> ids) {
        return ids.stream().map(InstanceId::toString).collect(joining(","));
    }
}
