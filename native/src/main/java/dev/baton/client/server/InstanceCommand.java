package dev.baton.client.server;

import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton instance}. */
@Command(
        name = "instance",
        aliases = {"which-instance", "instance-status"},
        description = "Shows one server as it was last seen.",
        mixinStandardHelpOptions = true)
public final class InstanceCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/instances/" + server.segment()), Servers::details);
    }
}
