package dev.baton.cli;

import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton worker}. */
@Command(
        name = "worker",
        description = "Runs a member of the fleet without pages: only health and metrics.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    @Mixin
    private ProcessOptions process;

    @Override
    public Integer call() {
        return process.launcher(Role.WORKER).run(ServeApplication.class);
    }
}
