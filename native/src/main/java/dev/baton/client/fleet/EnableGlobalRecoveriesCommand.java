package dev.baton.client.fleet;

import dev.baton.client.Asking;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton enable-global-recoveries}. */
@Command(
        name = "enable-global-recoveries",
        description = "Lets findings begin recoveries, in all clusters.",
        mixinStandardHelpOptions = true)
public final class EnableGlobalRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason;

    @Override
    public Integer call() {
        return asking.tell(
                asking.client()
                        .put("/settings/recoveries", Map.of("enabled", true, "by", asking.by(), "reason", reason)),
                Switch::lines);
    }
}
