package dev.baton.remote;

import dev.baton.config.SshConfig;
import dev.baton.config.VipConfig;
import dev.baton.store.HostKeysTable;
import dev.baton.store.VipSightingsTable;
import java.util.List;

/** Puts the parts of this package together from the configuration. */
public final class Hosts {

    private Hosts() {}

    /** A shell on hosts whose keys were confirmed. */
    public static SshShell shell(SshConfig ssh, HostKeysTable hostKeys) {
        return new SshShell(SshSettings.of(ssh), hostKeys);
    }

    public static HostKeyScan scan(SshConfig ssh) {
        return new HostKeyScan(SshSettings.of(ssh));
    }

    public static HostCommands commands(Shell shell, VipSightingsTable sightings, SshConfig ssh, VipConfig vip) {
        return new HostCommands(
                shell,
                sightings,
                new FencingCommand(vip.fenceCommand().orElse(List.of()), vip.fenceTimeout()),
                new HostCommands.Times(ssh.commandTimeout(), vip.answersWithin()));
    }

    public static Preflight preflight(Shell shell, SshConfig ssh) {
        return new Preflight(shell, ssh.commandTimeout());
    }
}
