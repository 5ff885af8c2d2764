package dev.baton.client.fleet;

import dev.baton.client.Asking;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton check-global-recoveries}. */
@Command(
        name = "check-global-recoveries",
        description = "Tells whether findings may begin recoveries.",
        mixinStandardHelpOptions = true)
public final class CheckGlobalRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/settings/recoveries"), Switch::lines);
    }
}
