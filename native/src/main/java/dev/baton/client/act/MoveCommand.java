package dev.baton.client.act;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Target;
import dev.baton.client.recovery.RecoveryWish;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import dev.baton.topology.InstanceId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton relocate} and all other commands that change who replicates from whom. */
@Command(mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

    private final String move;

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Mixin
    private RecoveryWish wish;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "the other server, where the move needs one")
    private @Nullable InstanceId destination;

    @Option(
            names = "--pattern",
            paramLabel = "REGEX",
            description = "only replicas whose address has this in it, where there are several")
    private String pattern = "";

    MoveCommand(String move) {
        this.move = move;
    }

    @Override
    public Integer call() {
        String path = "/instances/" + server.segment() + "/moves";
        String below = destination == null ? "" : destination.toString();
        return wish.ask(
                asking,
                new Wanted(
                        path + "/preview?move=" + Paths.segment(move) + "&destination=" + Paths.segment(below)
                                + "&pattern=" + Paths.segment(pattern),
                        path,
                        Map.of("move", move, "destination", below, "pattern", pattern)));
    }
}
