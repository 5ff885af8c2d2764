package dev.baton.cli;

import dev.baton.client.topology.ClustersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code baton}. */
@Command(
        name = "baton",
        description = "Keeps MySQL and MariaDB replication topologies alive.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            WebCommand.class,
            RunCommand.class,
            ClustersCommand.class
        })
final class BatonCommand {

    /** The whole command line, ready to be executed once. */
    static CommandLine commandLine() {
        return new CommandLine(new BatonCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
