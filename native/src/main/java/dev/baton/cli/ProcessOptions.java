package dev.baton.cli;

import dev.baton.boot.Launcher;
import dev.baton.schedule.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command that becomes a process takes. */
final class ProcessOptions {

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "sets a configuration key, over what files and environment say")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Makes the settings known and this process ready to take its role. */
    Launcher launcher(Role role) {
        settings.forEach(System::setProperty);
        return new Launcher(role);
    }
}
