package dev.baton.page.act;

import dev.baton.page.act.Act.Group;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forms that ask for plans.
 *
 * @param servers whom they can be about
 * @param others the servers of the cluster, to choose the other one from
 * @param addresses the virtual addresses of the cluster
 */
public record ActForms(List<InstanceId> servers, List<InstanceId> others, List<String> addresses) {

    public ActForms {
        addresses = List.copyOf(addresses);
        servers = List.copyOf(servers);
        others = List.copyOf(others);
    }

    /**
     * A form.
     *
     * @param group what it asks for
     * @param acts to choose from
     */
    public record Form(Group group, List<Act> acts) {

        /** Whether another server may have to be named. */
        public boolean takesOther() {
            return group == Group.MOVE || group == Group.RECOVERY;
        }

        /** Whether another word may have to be said. */
        public boolean takesArgument() {
            return group == Group.MOVE || group == Group.OPERATION;
        }

        /** Whether a virtual address has to be named. */
        public boolean takesAddress() {
            return group == Group.ADDRESS;
        }
    }

    /** About one server. */
    public static ActForms of(ServerView server) {
        return new ActForms(
                List.of(server.id()),
                ids(server.snapshot()).stream()
                        .filter(id -> !id.equals(server.id()))
                        .toList(),
                addresses(server.snapshot()));
    }

    /** About any server of a cluster. */
    public static ActForms of(TopologySnapshot snapshot) {
        return new ActForms(ids(snapshot), ids(snapshot), addresses(snapshot));
    }

    public List<Form> forms() {
        return Stream.of(Group.values())
                .filter(group -> group != Group.ADDRESS || !addresses.isEmpty())
                .map(ActForms::form)
                .toList();
    }

    /** The form for moves alone. */
    public Form moves() {
        return form(Group.MOVE);
    }

    private static Form form(Group group) {
        return new Form(group, Acts.of(group));
    }

    private static List<String> addresses(TopologySnapshot snapshot) {
        return snapshot.vips().stream()
                .map(status -> status.vip().address().ip())
                .toList();
    }

    private static List<InstanceId> ids(TopologySnapshot snapshot) {
        return snapshot.servers().stream().map(ServerView::id).toList();
    }
}
