package dev.baton.client.vip;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.recovery.RecoveryWish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton vip drop}. */
@Command(
        name = "drop",
        description = "Takes a virtual address off every host; --forget forgets it too.",
        mixinStandardHelpOptions = true)
final class VipDropCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private RecoveryWish wish;

    @Parameters(paramLabel = "ADDRESS", description = "the address")
    private String address;

    @Option(names = "--forget", description = "forget it, once it is off the hosts")
    private boolean forget;

    @Override
    public Integer call() {
        int exitCode = wish.ask(asking, VipActs.takeAway(address));
        if (forget && !wish.isDryRun() && exitCode == ExitCode.OK) {
            asking.client().delete("/vips/" + Paths.segment(address) + "?by=" + Paths.segment(asking.by()));
        }
        return exitCode;
    }
}
