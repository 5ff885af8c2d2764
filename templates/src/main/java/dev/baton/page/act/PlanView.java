package dev.baton.page.act;

import dev.baton.page.Links;
import dev.baton.page.cluster.Prediction;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;

/**
 * A plan before anything is done.
 *
 * @param cluster where
 * @param server what it is about
 * @param asked what is asked for
 * @param prediction what would be done, and what would come of it
 */
public record PlanView(ClusterInfo cluster, InstanceId server, Asked asked, Prediction prediction) {

    /**
     * What is asked for, as it was said.
     *
     * @param act what
     * @param destination the other server; empty if none was named
     * @param argument the other word; empty if none was said
     */
    public record Asked(Act act, String destination, String argument) {}

    public String serverHref() {
        return Links.server(server);
    }

    public String clusterHref() {
        return Links.cluster(cluster.id());
    }
}
