package dev.baton.client.vip;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code baton vip}. */
@Command(
        name = "vip",
        description = "Virtual addresses, which follow the primary.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VipAddCommand.class,
            VipListCommand.class,
            VipMoveCommand.class,
            VipVerifyCommand.class,
            VipDropCommand.class,
            VipTrustCommand.class,
            VipLeasesCommand.class
        })
public final class VipCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        CommandLine line = command.commandLine();
        throw new ParameterException(line, "say what to do: add, list, move, verify, drop, trust or leases");
    }
}
