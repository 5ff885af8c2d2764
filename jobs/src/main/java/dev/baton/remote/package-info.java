/**
 * Hosts: commands over SSH, and what is done there about virtual addresses. {@link dev.baton.remote.Shell} runs a
 * command, given as a list of arguments, on a host; {@link dev.baton.remote.SshShell} does so over sessions that are
 * kept, to hosts whose keys somebody has confirmed. {@link dev.baton.remote.VipCommands} says which commands there are,
 * and {@link dev.baton.remote.HostCommands} does the steps of plans with them.
 */
@NullMarked
package dev.baton.remote;

import org.jspecify.annotations.NullMarked;
