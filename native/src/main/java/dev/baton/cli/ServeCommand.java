package dev.baton.cli;

import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton serve}. */
@Command(
        name = "serve",
        description = "Runs a member of the fleet, with pages and REST.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ProcessOptions process;

    @Override
    public Integer call() {
        return process.launcher(Role.SERVE).run(ServeApplication.class);
    }
}
