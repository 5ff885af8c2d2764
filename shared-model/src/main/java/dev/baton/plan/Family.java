package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The servers that a plan has to bring along: the replicas of the server it is about, and those that it has moved away
 * from there already. A server that was tried and failed, or that caught up from another, is no replica of the old
 * primary any more, but what it received still counts.
 *
 * @param origin the server whose part is given to another
 * @param members the others, in the order of their addresses
 */
record Family(InstanceId origin, List<ServerView> members) {

    Family {
        members = List.copyOf(members);
    }

    static Family of(TopologySnapshot snapshot, InstanceId origin, SoFar soFar) {
        Set<InstanceId> ids = new TreeSet<>(soFar.touched());
        snapshot.find(origin).ifPresent(server -> server.replicas().forEach(replica -> ids.add(replica.id())));
        ids.remove(origin);
        return new Family(
                origin, ids.stream().flatMap(id -> snapshot.find(id).stream()).toList());
    }

    /** Those from which the origin itself replicates, or did when it was last seen. */
    List<ServerView> coPrimaries() {
        return members.stream()
                .filter(member -> member.replicas().stream()
                        .anyMatch(replica -> replica.id().equals(origin)))
                .toList();
    }

    /** Those that answer. */
    List<ServerView> reachable() {
        return members.stream().filter(ServerView::reachable).toList();
    }

    /** Those that answer, but for one. */
    List<ServerView> reachableBut(ServerView one) {
        return reachable().stream()
                .filter(other -> !other.id().equals(one.id()))
                .toList();
    }
}
