package dev.baton.lab.hosts;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabSpec;
import dev.baton.lab.Topology;
import java.util.List;

/**
 * What hosts to make.
 *
 * @param servers one database host for each role of its topology
 * @param managers hosts for Batons
 * @param naming by what servers know each other
 * @param sudoers lines for the SSH user on every host; none for those that operators install, for the lab's addresses
 */
public record HostLabSpec(LabSpec servers, int managers, Naming naming, List<String> sudoers) {
    /** By what the servers know each other, and so what a Baton calls them. */
    public enum Naming {
        /** As {@code db1:3306}, which hosts of the lab can resolve and this machine cannot. */
        NAMES,
        /** As {@code 10.231.7.11:3306}, which is the same everywhere. */
        ADDRESSES
    }

    public HostLabSpec {
        sudoers = List.copyOf(sudoers);
    }

    /** A primary and its replicas, asynchronous. */
    public static HostLabSpec of(Flavour flavour, int databases, int managers) {
        return of(LabSpec.of(Topology.primaryWithReplicas(databases - 1), flavour), managers);
    }

    public static HostLabSpec of(LabSpec servers, int managers) {
        return new HostLabSpec(servers, managers, Naming.NAMES, List.of());
    }

    public HostLabSpec known(Naming by) {
        return new HostLabSpec(servers, managers, by, sudoers);
    }

    /** With these lines in the file of sudoers instead of the lab's own. */
    public HostLabSpec permitting(List<String> lines) {
        return new HostLabSpec(servers, managers, naming, lines);
    }

    int databases() {
        return servers.topology().roles().size();
    }
}
