package dev.baton.client.act;

import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Target;
import dev.baton.client.recovery.RecoveryWish;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton stop-replication} and all other commands that do something to one server. */
@Command(mixinStandardHelpOptions = true)
final class OperationCommand implements Callable<Integer> {

    private final String operation;

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Mixin
    private RecoveryWish wish;

    @Option(
            names = {"--seconds", "--binlog", "--process"},
            paramLabel = "VALUE",
            description = "seconds, a file of the binary log, or a client's number, where the operation needs it")
    private String argument = "";

    OperationCommand(String operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        String path = "/instances/" + server.segment() + "/operations";
        return wish.ask(
                asking,
                new Wanted(
                        path + "/preview?operation=" + Paths.segment(operation) + "&argument="
                                + Paths.segment(argument),
                        path,
                        Map.of("operation", operation, "argument", argument)));
    }
}
