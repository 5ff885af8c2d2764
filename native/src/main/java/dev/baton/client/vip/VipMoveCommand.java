package dev.baton.client.vip;

import dev.baton.client.Asking;
import dev.baton.client.recovery.RecoveryWish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton vip move}. */
@Command(
        name = "move",
        description = "Puts a virtual address where it belongs, or on the host of another server with the part for it.",
        mixinStandardHelpOptions = true)
final class VipMoveCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private RecoveryWish wish;

    @Parameters(paramLabel = "ADDRESS", description = "the address")
    private String address;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "the server on whose host it shall be (where it belongs)")
    private String target = "";

    @Override
    public Integer call() {
        return wish.ask(asking, VipActs.place(address, target));
    }
}
