package dev.baton.cli;

import dev.baton.boot.Launcher;
import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton web}. */
@Command(
        name = "web",
        description = "Shows pages and answers REST; touches no managed server.",
        mixinStandardHelpOptions = true)
final class WebCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Launcher(Role.WEB).run(ServeApplication.class);
    }
}
