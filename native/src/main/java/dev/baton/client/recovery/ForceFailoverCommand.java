package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Which;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import dev.baton.topology.InstanceId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton force-master-failover} and {@code baton force-master-takeover}. */
@Command(
        name = "force-master-failover",
        aliases = {"force-failover", "force-master-takeover", "force-takeover"},
        description = {
            "Replaces the primary at your word: no proof of its death is asked for, and what may be lost is accepted.",
            "If it answers, it is made read-only first, and nothing happens if that fails."
        },
        mixinStandardHelpOptions = true)
public final class ForceFailoverCommand implements Callable<Integer> {

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
        String named = target == null ? "" : target.toString();
        return wish.ask(
                asking,
                new Wanted(
                        "/clusters/" + cluster.segment() + "/preview?for=force-failover&target=" + Paths.segment(named),
                        "/clusters/" + cluster.segment() + "/failover",
                        Map.of("target", named, "grounds", "word")));
    }
}
