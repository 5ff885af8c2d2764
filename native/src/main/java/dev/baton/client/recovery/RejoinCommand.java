package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton rejoin}. */
@Command(
        name = "rejoin",
        description = {
            "Takes a server that a recovery left behind back as a replica, if it holds nothing that the primary lacks.",
            "What only it holds is listed, and it stays as it is."
        },
        mixinStandardHelpOptions = true)
public final class RejoinCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Mixin
    private RecoveryWish wish;

    @Override
    public Integer call() {
        return wish.ask(asking, Wanted.ofServer(server.segment(), "rejoin", ""));
    }
}
