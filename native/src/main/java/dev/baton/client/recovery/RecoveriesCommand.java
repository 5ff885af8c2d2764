package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton recoveries}. */
@Command(
        name = "recoveries",
        aliases = {"audit-recovery"},
        description = "Lists failovers and takeovers, newest first.",
        mixinStandardHelpOptions = true)
public final class RecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(
            names = {"-a", "--alias", "--cluster", "-i", "--instance"},
            paramLabel = "CLUSTER",
            description = "only of this cluster: name, alias or a server of it")
    private String cluster = "";

    @Option(names = "--page", paramLabel = "N", description = "which page of 50, from 0")
    private int page;

    @Override
    public Integer call() {
        String query = "?page=" + page + (cluster.isEmpty() ? "" : "&cluster=" + Paths.segment(cluster));
        return asking.tell(asking.client().get("/recoveries" + query), Recoveries::lines);
    }
}
