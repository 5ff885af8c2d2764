package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Which;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import dev.baton.topology.InstanceId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton graceful-master-takeover}. */
@Command(
        name = "graceful-master-takeover",
        aliases = {"graceful-takeover", "graceful-master-takeover-auto"},
        description = "Hands the primary's part to a replica, while all are well, without losing a write.",
        mixinStandardHelpOptions = true)
public final class GracefulTakeoverCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "who shall be primary; the best candidate if nobody is named")
    private @Nullable InstanceId target;

    @Mixin
    private RecoveryWish wish;

    @Override
    public Integer call() {
        return wish.ask(
                asking, Wanted.ofCluster(cluster.segment(), "takeover", target == null ? "" : target.toString()));
    }
}
