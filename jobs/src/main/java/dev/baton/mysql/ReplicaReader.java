package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads who replicates from a server. Replicas that have a {@code report_host} told it; of others only the address is
 * known, from which the binary log is fetched, and their port is taken to be the server's own.
 */
final class ReplicaReader {

    private ReplicaReader() {}

    /** In the order in which the server listed them, the named ones first, each once. */
    static List<InstanceId> read(InstanceId asked, Readings readings) {
        Stream<InstanceId> named =
                readings.replicas().stream().flatMap(row -> id(row.text("Host"), port(row, asked)).stream());
        Stream<InstanceId> fetching =
                readings.dumpHosts().stream().flatMap(host -> id(withoutPort(host), asked.port()).stream());
        return Stream.concat(named, fetching).distinct().toList();
    }

    /** Whether one of the rows is of a replica that did not tell its name. */
    static boolean someAreNameless(List<Row> replicas) {
        return replicas.stream().anyMatch(row -> row.text("Host").isEmpty());
    }

    private static long port(Row row, InstanceId asked) {
        long port = row.number("Port");
        return port > 0 ? port : asked.port();
    }

    /** A host that is none, or {@code localhost}, leads nowhere. */
    private static Optional<InstanceId> id(String host, long port) {
        if (host.isEmpty() || host.equals("localhost")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InstanceId(host, Math.toIntExact(port)));
        } catch (IllegalArgumentException | ArithmeticException illegal) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
