package dev.baton.assembly;

import dev.baton.config.SshConfig;
import dev.baton.config.VipConfig;
import dev.baton.remote.HostCommands;
import dev.baton.remote.HostKeyScan;
import dev.baton.remote.Hosts;
import dev.baton.remote.Preflight;
import dev.baton.remote.SshShell;
import dev.baton.store.HostKeysTable;
import dev.baton.store.VipSightingsTable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way to the hosts of managed servers, as beans. */
@Dependent
class HostBeans {

    @Produces
    @Singleton
    SshShell shell(SshConfig config, HostKeysTable hostKeys) {
        return Hosts.shell(config, hostKeys);
    }

    void close(@Disposes SshShell shell) {
        shell.close();
    }

    @Produces
    @Singleton
    HostKeyScan scan(SshConfig config) {
        return Hosts.scan(config);
    }

    @Produces
    @Singleton
    HostCommands commands(SshShell shell, VipSightingsTable sightings, SshConfig ssh, VipConfig vip) {
        return Hosts.commands(shell, sightings, ssh, vip);
    }

    @Produces
    @Singleton
    Preflight preflight(SshShell shell, SshConfig ssh) {
        return Hosts.preflight(shell, ssh);
    }
}
