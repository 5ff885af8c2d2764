package dev.baton.client.fleet;

import dev.baton.client.Asking;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton disable-global-recoveries}. */
@Command(
        name = "disable-global-recoveries",
        description = "Lets no finding begin a recovery, in any cluster.",
        mixinStandardHelpOptions = true)
public final class DisableGlobalRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason;

    @Override
    public Integer call() {
        return asking.tell(
                asking.client()
                        .put("/settings/recoveries", Map.of("enabled", false, "by", asking.by(), "reason", reason)),
                Switch::lines);
    }
}
