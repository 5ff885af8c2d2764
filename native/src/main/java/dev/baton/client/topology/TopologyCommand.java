package dev.baton.client.topology;

import dev.baton.client.Asking;
import dev.baton.client.Which;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton topology}. */
@Command(name = "topology", description = "Draws a topology as a tree.", mixinStandardHelpOptions = true)
public final class TopologyCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Override
    public Integer call() {
        return asking.tell(
                asking.client().get("/clusters/" + cluster.segment() + "/topology"),
                topology -> topology.path("text").asText().lines().toList());
    }
}
