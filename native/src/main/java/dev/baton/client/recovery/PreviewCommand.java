package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Which;
import dev.baton.topology.InstanceId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton preview}. */
@Command(
        name = "preview",
        description = {
            "Tells what would be done, and why or why not: candidates, steps, possible loss.",
            "Of a cluster: if its primary died now. With --for: what a command of that name would do."
        },
        mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Option(
            names = "--for",
            paramLabel = "ACT",
            description = {
                "takeover, force-failover, relocate, stop-replication, ...;",
                "death: if the server behind -i died now"
            })
    private String act = "";

    @Option(names = "--takeover", description = "the same as --for takeover")
    private boolean takeover;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "the other server: of a takeover who shall be primary")
    private @Nullable InstanceId target;

    @Option(
            names = {"--argument", "--pattern", "--seconds", "--binlog", "--process"},
            paramLabel = "VALUE",
            description = "the other word, where what is asked for takes one")
    private String argument = "";

    @Override
    public Integer call() {
        return asking.tell(asking.client().get(path()), Previews::lines);
    }

    private String path() {
        String other = target == null ? "" : Paths.segment(target.toString());
        if (act.isEmpty()) {
            boolean handedOver = takeover || target != null;
            return ofCluster(handedOver ? "takeover&target=" + other : "failover");
        }
        return cluster.server()
                .map(server -> "/instances/" + Paths.segment(server.toString()) + "/preview?for=" + Paths.segment(act)
                        + "&destination=" + other + "&argument=" + Paths.segment(argument))
                .orElseGet(() -> ofCluster(Paths.segment(act) + "&target=" + other));
    }

    private String ofCluster(String query) {
        return "/clusters/" + cluster.segment() + "/preview?for=" + query;
    }
}
