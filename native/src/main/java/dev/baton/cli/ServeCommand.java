package dev.baton.cli;

import dev.baton.boot.Launcher;
import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton serve}. */
@Command(
        name = "serve",
        description = "Runs a member of the fleet, with pages and REST.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Launcher(Role.SERVE).run(ServeApplication.class);
    }
}
