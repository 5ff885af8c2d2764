package dev.baton.client.vip;

import dev.baton.client.Asking;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton vip list}. */
@Command(
        name = "list",
        description = "Lists virtual addresses, where they are and where they belong.",
        mixinStandardHelpOptions = true)
final class VipListCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/vips"), VipWords::lines);
    }
}
