package dev.baton.client.act;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import dev.baton.client.recovery.RecoveryWish;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton rehang-replicas} and all other commands that mend one thing about a server. */
@Command(mixinStandardHelpOptions = true)
final class MendCommand implements Callable<Integer> {

    private final String act;

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Mixin
    private RecoveryWish wish;

    MendCommand(String act) {
        this.act = act;
    }

    @Override
    public Integer call() {
        return wish.ask(asking, Wanted.ofServer(server.segment(), act, ""));
    }
}
