package dev.baton.client.server;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton instances}. */
@Command(
        name = "instances",
        aliases = {"all-instances"},
        description = "Lists all servers, or those of one cluster.",
        mixinStandardHelpOptions = true)
public final class InstancesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(
            names = {"-a", "--alias", "--cluster", "-i", "--instance"},
            paramLabel = "CLUSTER",
            description = "only of this cluster: name, alias or a server of it")
    private String cluster = "";

    @Override
    public Integer call() {
        String query = cluster.isEmpty() ? "" : "?cluster=" + Paths.segment(cluster);
        return asking.tell(asking.client().get("/instances" + query), Servers::lines);
    }
}
