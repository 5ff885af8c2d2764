package dev.baton.client.topology;

import dev.baton.client.Asking;
import dev.baton.client.Which;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton which-cluster}. */
@Command(
        name = "which-cluster",
        aliases = {"which-cluster-name"},
        description = "Tells the lasting name of the cluster that a server belongs to.",
        mixinStandardHelpOptions = true)
public final class WhichClusterCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Override
    public Integer call() {
        return asking.tell(
                asking.client().get("/clusters/" + cluster.segment()),
                found -> List.of(found.path("name").asText()));
    }
}
