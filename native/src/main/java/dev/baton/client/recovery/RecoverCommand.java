package dev.baton.client.recovery;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import dev.baton.topology.InstanceId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton recover}. */
@Command(
        name = "recover",
        aliases = "recover-lite",
        description = {
            "Mends what is found about a server: a dead primary, a dead intermediate source, semi-sync, lost writes.",
            "No filter, switch or cool-down holds it back, and what may be lost is accepted."
        },
        mixinStandardHelpOptions = true)
public final class RecoverCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "who shall be primary, if one is to be replaced; the best candidate if nobody is named")
    private @Nullable InstanceId target;

    @Mixin
    private RecoveryWish wish;

    @Override
    public Integer call() {
        return wish.ask(asking, Wanted.ofServer(server.segment(), "recover", target == null ? "" : target.toString()));
    }
}
