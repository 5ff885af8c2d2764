package dev.baton.client.server;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton restart-replication-statements}. */
@Command(
        name = "restart-replication-statements",
        aliases = {"restart-replica-statements", "restart-slave-statements"},
        description = "Lists the statements that stop replication, and start it again as it is now.",
        mixinStandardHelpOptions = true)
public final class RestartStatementsCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(names = "--statement", paramLabel = "SQL", description = "what shall be run while it stands still")
    private String statement = "";

    @Override
    public Integer call() {
        return Inquiry.ask(
                asking,
                "/instances/" + server.segment() + "/restart-statements",
                Map.of("statement", statement, "by", asking.by()));
    }
}
