package dev.baton.cli;

import dev.baton.client.InstanceIdConverter;
import dev.baton.client.act.ActTable;
import dev.baton.client.fleet.CheckGlobalRecoveriesCommand;
import dev.baton.client.fleet.DisableGlobalRecoveriesCommand;
import dev.baton.client.fleet.EnableGlobalRecoveriesCommand;
import dev.baton.client.fleet.NodesCommand;
import dev.baton.client.recovery.AckAllRecoveriesCommand;
import dev.baton.client.recovery.AckClusterRecoveriesCommand;
import dev.baton.client.recovery.AckRecoveryCommand;
import dev.baton.client.recovery.BlockedRecoveriesCommand;
import dev.baton.client.recovery.FindingsCommand;
import dev.baton.client.recovery.ForceFailoverCommand;
import dev.baton.client.recovery.GracefulTakeoverCommand;
import dev.baton.client.recovery.PreviewCommand;
import dev.baton.client.recovery.RecoverCommand;
import dev.baton.client.recovery.RecoveriesCommand;
import dev.baton.client.recovery.RecoveryCommand;
import dev.baton.client.recovery.RejoinCommand;
import dev.baton.client.server.BeginDowntimeCommand;
import dev.baton.client.server.CanReplicateFromCommand;
import dev.baton.client.server.DiscoverCommand;
import dev.baton.client.server.EndDowntimeCommand;
import dev.baton.client.server.ForgetCommand;
import dev.baton.client.server.InstanceCommand;
import dev.baton.client.server.InstancesCommand;
import dev.baton.client.server.LocateErrantCommand;
import dev.baton.client.server.LookTable;
import dev.baton.client.server.RegisterCandidateCommand;
import dev.baton.client.server.RestartStatementsCommand;
import dev.baton.client.topology.ClustersCommand;
import dev.baton.client.topology.TopologyCommand;
import dev.baton.client.topology.TopologyTabulatedCommand;
import dev.baton.client.topology.WhichClusterCommand;
import dev.baton.client.topology.WhichClusterMasterCommand;
import dev.baton.client.vip.VipCommand;
import dev.baton.topology.InstanceId;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code baton}. */
@Command(
        name = "baton",
        header = "Keeps MySQL and MariaDB replication topologies alive.",
        description = {
            "",
            "serve, worker, web and run become a process of the fleet; all other commands ask a running Baton.",
            "'baton -c COMMAND -i HOST:PORT' works as well.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not done, or something is wrong",
            "2:usage or configuration is wrong, or nobody could be asked"
        },
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            WebCommand.class,
            RunCommand.class,
            ClustersCommand.class,
            TopologyCommand.class,
            TopologyTabulatedCommand.class,
            WhichClusterCommand.class,
            WhichClusterMasterCommand.class,
            DiscoverCommand.class,
            InstancesCommand.class,
            InstanceCommand.class,
            ForgetCommand.class,
            BeginDowntimeCommand.class,
            EndDowntimeCommand.class,
            RegisterCandidateCommand.class,
            CanReplicateFromCommand.class,
            LocateErrantCommand.class,
            RestartStatementsCommand.class,
            FindingsCommand.class,
            PreviewCommand.class,
            GracefulTakeoverCommand.class,
            ForceFailoverCommand.class,
            RecoverCommand.class,
            RejoinCommand.class,
            RecoveriesCommand.class,
            RecoveryCommand.class,
            BlockedRecoveriesCommand.class,
            AckRecoveryCommand.class,
            AckClusterRecoveriesCommand.class,
            AckAllRecoveriesCommand.class,
            VipCommand.class,
            NodesCommand.class,
            CheckGlobalRecoveriesCommand.class,
            EnableGlobalRecoveriesCommand.class,
            DisableGlobalRecoveriesCommand.class
        })
final class BatonCommand {

    /** The whole command line, ready to be executed once. */
    static CommandLine commandLine() {
        CommandLine baton = new CommandLine(new BatonCommand());
        ActTable.addTo(baton);
        LookTable.addTo(baton);
        return baton.registerConverter(InstanceId.class, new InstanceIdConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
