package dev.baton.cli;

import dev.baton.boot.Launcher;
import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton worker}. */
@Command(
        name = "worker",
        description = "Runs a member of the fleet without pages: only health and metrics.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Launcher(Role.WORKER).run(ServeApplication.class);
    }
}
