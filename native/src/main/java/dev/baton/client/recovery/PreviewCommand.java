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
        description = "Tells what a failover would do now, or a takeover: candidates, steps, possible loss.",
        mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Option(names = "--takeover", description = "of a graceful takeover, not of a failover")
    private boolean takeover;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "of a takeover: who shall be primary")
    private @Nullable InstanceId target;

    @Override
    public Integer call() {
        String query = takeover || target != null ? "?for=takeover" + target() : "?for=failover";
        return asking.tell(asking.client().get("/clusters/" + cluster.segment() + "/preview" + query), Previews::lines);
    }

    private String target() {
        return target == null ? "" : "&target=" + Paths.segment(target.toString());
    }
}
