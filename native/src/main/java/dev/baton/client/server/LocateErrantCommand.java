package dev.baton.client.server;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton locate-errant}. */
@Command(
        name = "locate-errant",
        aliases = {"locate-gtid-errant"},
        description = "Lists the files of the binary log that hold transactions which only this replica has.",
        mixinStandardHelpOptions = true)
public final class LocateErrantCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Override
    public Integer call() {
        return Inquiry.ask(asking, "/instances/" + server.segment() + "/errant-location", Map.of("by", asking.by()));
    }
}
