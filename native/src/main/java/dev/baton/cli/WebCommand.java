package dev.baton.cli;

import dev.baton.boot.ServeApplication;
import dev.baton.schedule.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton web}. */
@Command(
        name = "web",
        description = "Shows pages and answers REST; touches no managed server.",
        mixinStandardHelpOptions = true)
final class WebCommand implements Callable<Integer> {

    @Mixin
    private ProcessOptions process;

    @Override
    public Integer call() {
        return process.launcher(Role.WEB).run(ServeApplication.class);
    }
}
