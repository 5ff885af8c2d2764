package dev.baton.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lab to build.
 *
 * @param settings lines for the configuration file of each server
 */
public record LabSpec(
        Topology topology, Flavour flavour, Acknowledgement acknowledgement, Map<String, String> settings) {

    /** When a primary tells its client that a transaction is committed. */
    public enum Acknowledgement {
        /** When it has it itself. */
        ASYNCHRONOUS,
        /** When a replica has received it, for ten seconds at most. */
        SEMI_SYNCHRONOUS
    }

    public LabSpec {
        settings = Map.copyOf(settings);
    }

    public static LabSpec of(Topology topology, Flavour flavour) {
        return new LabSpec(topology, flavour, Acknowledgement.ASYNCHRONOUS, Map.of());
    }

    public LabSpec on(Flavour other) {
        return new LabSpec(topology, other, acknowledgement, settings);
    }

    /** The MySQL 5.7 and 8.0 that we can get lack the plugin. */
    public LabSpec semiSynchronous() {
        return new LabSpec(topology, flavour, Acknowledgement.SEMI_SYNCHRONOUS, settings);
    }

    public LabSpec with(String setting, String value) {
        Map<String, String> merged = new LinkedHashMap<>(settings);
        merged.put(setting, value);
        return new LabSpec(topology, flavour, acknowledgement, merged);
    }

    /** What server plays that role, wherever it runs. */
    public ServerSpec server(Topology.Role role) {
        ReplicationStatements statements = ReplicationStatements.of(flavour);
        return ServerSpec.of(flavour)
                .with(acknowledgement(role, statements))
                .with(access(role, statements))
                .with(settings);
    }

    private Map<String, String> acknowledgement(Topology.Role role, ReplicationStatements statements) {
        return switch (acknowledgement) {
            case ASYNCHRONOUS -> Map.of();
            case SEMI_SYNCHRONOUS ->
                switch (role) {
                    case Topology.Role.Primary() -> statements.semiSynchronousSource();
                    case Topology.Role.CoPrimary(int source) -> statements.semiSynchronousSource();
                    case Topology.Role.Replica(int source) -> statements.semiSynchronousReplica();
                };
        };
    }

    private static Map<String, String> access(Topology.Role role, ReplicationStatements statements) {
        return switch (role) {
            case Topology.Role.Primary() -> Map.of();
            case Topology.Role.CoPrimary(int source) -> Map.of();
            case Topology.Role.Replica(int source) -> Map.of(statements.readOnlyVariable(), "1");
        };
    }
}
