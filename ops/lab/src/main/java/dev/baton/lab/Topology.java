package dev.baton.lab;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which servers there are and who replicates from whom. Servers are counted from 0, and 0 takes writes. */
public record Topology(List<Role> roles) {

    /** What one server is; a source is given by its number. */
    public sealed interface Role {
        /** Takes writes, replicates from nobody. */
        record Primary() implements Role {}

        /** Takes writes and replicates. */
        record CoPrimary(int source) implements Role {}

        /** Replicates and is read-only. */
        record Replica(int source) implements Role {}
    }

    public Topology {
        roles = List.copyOf(roles);
    }

    /** One server on its own. */
    public static Topology single() {
        return primaryWithReplicas(0);
    }

    public static Topology primaryWithReplicas(int replicas) {
        return new Topology(Stream.<Role>concat(Stream.of(new Role.Primary()), replicasOf(0, replicas))
                .toList());
    }

    /** A primary and servers below it, each a replica of the one before. */
    public static Topology chain(int replicas) {
        return new Topology(Stream.<Role>concat(
                        Stream.of(new Role.Primary()),
                        IntStream.range(0, replicas).mapToObj(Role.Replica::new))
                .toList());
    }

    /** Two servers that replicate from each other, of which only the first takes writes, and replicas of the first. */
    public static Topology coPrimaries(int replicas) {
        return new Topology(
                Stream.<Role>concat(Stream.of(new Role.CoPrimary(1), new Role.Replica(0)), replicasOf(0, replicas))
                        .toList());
    }

    /** How many servers replicate from that one. */
    long replicasOf(int source) {
        return roles.stream().filter(role -> replicatesFrom(role, source)).count();
    }

    private static boolean replicatesFrom(Role role, int source) {
        return switch (role) {
            case Role.Primary() -> false;
            case Role.CoPrimary(int other) -> other == source;
            case Role.Replica(int other) -> other == source;
        };
    }

    private static Stream<Role> replicasOf(int source, int count) {
        return IntStream.range(0, count).mapToObj(any -> new Role.Replica(source));
    }
}
