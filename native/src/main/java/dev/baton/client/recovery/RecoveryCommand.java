package dev.baton.client.recovery;

import dev.baton.client.Asking;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code baton recovery}. */
@Command(
        name = "recovery",
        description = "Shows one recovery: its decision, candidates, phases and steps.",
        mixinStandardHelpOptions = true)
public final class RecoveryCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "ID", description = "its number")
    private long id;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/recoveries/" + id), Recoveries::details);
    }
}
