package dev.baton.client.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.ClientException;
import dev.baton.client.ClientException.Kind;
import dev.baton.client.Which;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton which-cluster-master}. */
@Command(
        name = "which-cluster-master",
        aliases = {"which-cluster-primary"},
        description = "Tells the address of a cluster's primary.",
        mixinStandardHelpOptions = true)
public final class WhichClusterMasterCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Override
    public Integer call() {
        JsonNode found = asking.client().get("/clusters/" + cluster.segment());
        if (found.path("primary").asText().isEmpty()) {
            throw new ClientException(
                    Kind.NOT_DONE,
                    "the cluster " + found.path("alias").asText() + " has no primary",
                    "baton findings -a " + found.path("name").asText() + " tells why");
        }
        return asking.tell(found, cluster -> List.of(cluster.path("primary").asText()));
    }
}
