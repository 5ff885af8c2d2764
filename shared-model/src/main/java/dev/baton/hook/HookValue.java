package dev.baton.hook;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a hook is told: as a placeholder in braces in its command, and as two variables in its environment.
 * Each value has at least one placeholder; more are old spellings of the same.
 */
public enum HookValue {
    FAILURE_TYPE("what failed, by Orchestrator's name of it", "failureType"),
    INSTANCE_TYPE("what the failed server was: master, co-master, intermediate-master", "instanceType"),
    IS_MASTER("whether it was the primary", "isMaster"),
    IS_CO_MASTER("whether it was a co-primary", "isCoMaster"),
    FAILURE_DESCRIPTION("a sentence about the failure", "failureDescription"),
    COMMAND("what a person asked for; empty if nobody did", "command"),
    FAILED_HOST("the failed server's host; in a takeover the old primary's", "failedHost"),
    FAILED_PORT("its port", "failedPort"),
    FAILURE_CLUSTER("the cluster's lasting name", "failureCluster"),
    FAILURE_CLUSTER_ALIAS("what people call the cluster", "failureClusterAlias"),
    FAILURE_CLUSTER_DOMAIN("the cluster's domain; empty, since Baton knows none", "failureClusterDomain"),
    COUNT_REPLICAS("how many replicas the failed server had", "countReplicas", "countSlaves"),
    REPLICA_HOSTS("their addresses, by comma", "replicaHosts", "slaveHosts"),
    IS_DOWNTIMED("whether the failed server is in downtime", "isDowntimed"),
    AUTO_MASTER_RECOVERY("whether the cluster is recovered automatically", "autoMasterRecovery"),
    AUTO_INTERMEDIATE_MASTER_RECOVERY("whether its intermediate sources are, too", "autoIntermediateMasterRecovery"),
    ORCHESTRATOR_HOST("the worker that does it, by its name in the fleet", "orchestratorHost"),
    RECOVERY_UID("the recovery's uid; empty before there is one", "recoveryUID"),
    IS_SUCCESSFUL("whether somebody took the failed one's place", "isSuccessful"),
    LOST_REPLICAS("replicas that are left behind, as far as known by then, by comma", "lostReplicas", "lostSlaves"),
    COUNT_LOST_REPLICAS("how many they are", "countLostReplicas"),
    SUCCESSOR_HOST("the new primary's host, once it is known", "successorHost"),
    SUCCESSOR_PORT("its port", "successorPort"),
    SUCCESSOR_BINLOG_COORDINATES("where its binary log ended when it was last seen", "successorBinlogCoordinates"),
    SUCCESSOR_ALIAS("what it is called: its host, since Baton knows no aliases of servers", "successorAlias");

    private final String meaning;
    private final String placeholder;
    private final String oldPlaceholder;

    HookValue(String meaning, String placeholder) {
        this(meaning, placeholder, placeholder);
    }

    HookValue(String meaning, String placeholder, String oldPlaceholder) {
        this.meaning = meaning;
        this.placeholder = placeholder;
        this.oldPlaceholder = oldPlaceholder;
    }

    /** What it says, a clause. */
    public String meaning() {
        return meaning;
    }

    /** What stands for it between braces; the first is the one to use. */
    public List<String> placeholders() {
        return Stream.of(placeholder, oldPlaceholder).distinct().toList();
    }

    /** The variable that Orchestrator's scripts read. */
    public String oldVariable() {
        return "ORC_" + name();
    }

    /** The same under our name. */
    public String variable() {
        return "BATON_" + name();
    }

    /** Whether it has a value only once somebody is known to take the failed one's place. */
    public boolean isOfSuccessor() {
        return name().startsWith("SUCCESSOR_");
    }

    static Stream<HookValue> of(String placeholder) {
        return Stream.of(values()).filter(value -> value.placeholders().contains(placeholder));
    }
}
