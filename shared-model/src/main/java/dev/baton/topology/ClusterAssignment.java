package dev.baton.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says which server belongs to which cluster: those that replicate from each other, directly or not, are one cluster, and
 * so are the members of a replication group.
 *
 * <p>A cluster keeps its name when its primary changes. Where servers of several clusters have come together, the name
 * that the server at the top had is kept. A server that stands alone (an old primary after a failover, say) stays in
 * the cluster it was in, until it is forgotten or replicates from elsewhere.
 */
public final class ClusterAssignment {

    /** A server and the cluster it was in so far; the name is empty if it was in none. */
    public record Member(Server server, String cluster) {}

    private final Map<InstanceId, Member> members = new TreeMap<>();
    private final Map<String, InstanceId> byUuid = new HashMap<>();
    private final Map<InstanceId, Set<InstanceId>> neighbours = new HashMap<>();
    private final Set<InstanceId> withSource = new HashSet<>();

    private ClusterAssignment(Collection<Member> known) {
        known.forEach(member -> {
            members.put(member.server().id(), member);
            uuid(member).ifPresent(uuid -> byUuid.put(uuid, member.server().id()));
        });
        members.values().forEach(this::link);
    }

    /** The cluster of every server, in the order of their addresses. */
    public static Map<InstanceId, ClusterId> of(Collection<Member> known) {
        return new ClusterAssignment(known).assign();
    }

    private Map<InstanceId, ClusterId> assign() {
        Map<InstanceId, ClusterId> clusters = new LinkedHashMap<>();
        for (InstanceId id : members.keySet()) {
            if (!clusters.containsKey(id)) {
                List<InstanceId> together = component(id);
                ClusterId cluster = name(together);
                together.forEach(member -> clusters.put(member, cluster));
            }
        }
        return clusters;
    }

    private void link(Member member) {
        member.server().observation().facts().ifPresent(facts -> {
            linkToSources(member, facts);
            linkToGroup(member, facts);
        });
    }

    private void linkToGroup(Member member, Instance facts) {
        facts.group().members().stream()
                .filter(other -> members.containsKey(other)
                        && !other.equals(member.server().id()))
                .forEach(other -> {
                    neighbours(other).add(member.server().id());
                    neighbours(member.server().id()).add(other);
                });
    }

    private void linkToSources(Member member, Instance facts) {
        facts.links().forEach(link -> {
            InstanceId source = Optional.ofNullable(byUuid.get(link.source().uuid()))
                    .filter(found -> !members.containsKey(link.source().id()))
                    .orElse(link.source().id());
            if (members.containsKey(source)) {
                withSource.add(member.server().id());
                neighbours(source).add(member.server().id());
                neighbours(member.server().id()).add(source);
            }
        });
    }

    private Set<InstanceId> neighbours(InstanceId id) {
        return neighbours.computeIfAbsent(id, any -> new HashSet<>());
    }

    private List<InstanceId> component(InstanceId start) {
        Set<InstanceId> seen = new HashSet<>(Set.of(start));
        Deque<InstanceId> ahead = new ArrayDeque<>(List.of(start));
        while (!ahead.isEmpty()) {
            for (InstanceId next : neighbours.getOrDefault(ahead.pop(), Set.of())) {
                if (seen.add(next)) {
                    ahead.push(next);
                }
            }
        }
        List<InstanceId> together = new ArrayList<>(seen);
        together.sort(Comparator.naturalOrder());
        return together;
    }

    private ClusterId name(List<InstanceId> together) {
        List<InstanceId> topFirst = new ArrayList<>(together);
        topFirst.sort(Comparator.<InstanceId, Boolean>comparing(withSource::contains)
                .thenComparingInt(id -> -neighbours.getOrDefault(id, Set.of()).size())
                .thenComparing(Comparator.naturalOrder()));
        return topFirst.stream()
                .flatMap(id -> Optional.ofNullable(members.get(id)).stream())
                .map(Member::cluster)
                .filter(cluster -> !cluster.isEmpty())
                .findFirst()
                .map(ClusterId::new)
                .orElseGet(() -> ClusterId.firstSeenUnder(topFirst.getFirst()));
    }

    private static Optional<String> uuid(Member member) {
        return member.server()
                .observation()
                .facts()
                .map(facts -> facts.identity().uuid())
                .filter(uuid -> !uuid.isEmpty());
    }
}
