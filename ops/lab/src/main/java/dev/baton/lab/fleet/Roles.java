package dev.baton.lab.fleet;

import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is what in a lab now, by the servers' own account. */
final class Roles {
    private final HostLab lab;

    Roles(HostLab lab) {
        this.lab = lab;
    }

    /** Why this is no cluster with one primary that everybody replicates from. */
    List<String> problems(Set<String> excused) {
        List<Host> alive = lab.databases().stream()
                .filter(host -> lab.server(host.name()).isAlive())
                .toList();
        List<String> writable =
                alive.stream().map(Host::name).filter(this::isWritable).toList();
        if (writable.size() != 1) {
            return List.of("take writes: " + writable);
        }
        List<String> problems = new ArrayList<>();
        alive.stream()
                .map(Host::name)
                .filter(name -> !name.equals(writable.getFirst()))
                .filter(name -> !replicates(name, writable.getFirst()))
                .filter(name -> !excused.contains(name + ":3306"))
                .forEach(name -> problems.add(
                        "%s does not replicate from %s: %s".formatted(name, writable.getFirst(), status(name))));
        return problems;
    }

    private boolean isWritable(String host) {
        try {
            return "0".equals(lab.server(host).queryOne("SELECT @@GLOBAL.read_only"));
        } catch (LabException noAnswer) {
            return false;
        }
    }

    private boolean replicates(String host, String source) {
        Map<String, String> status = status(host);
        return status.containsValue(source) && is(status, "IO_Running", "Yes") && is(status, "SQL_Running", "Yes");
    }

    private static boolean is(Map<String, String> status, String column, String value) {
        return value.equals(status.get("Slave_" + column)) || value.equals(status.get("Replica_" + column));
    }

    private Map<String, String> status(String host) {
        MysqlServer server = lab.server(host);
        try {
            return lab.replication().replicationStatus(server);
        } catch (LabException noAnswer) {
            return Map.of("error", String.valueOf(noAnswer.getMessage()));
        }
    }
}
