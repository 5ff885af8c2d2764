/**
 * Hosts to fail: each with a network, a host name, a process tree, an SSH server and users of its own, made of Linux
 * namespaces; nothing to install but a few Debian packages, nothing left behind.
 *
 * <p>A {@link dev.baton.lab.hosts.HostLab} is the hosts {@code db1}, {@code db2}, … with a replicating server each,
 * {@code mgr1}, … for Batons, {@code store} and {@code app1}, on one {@link dev.baton.lab.hosts.Switch}. A
 * {@link dev.baton.lab.hosts.Host} can be killed, frozen and restarted; the {@link dev.baton.lab.hosts.Cut}s of the
 * switch part them from each other. Every namespace lives exactly as long as the processes in it, and those are children
 * of this virtual machine: what a crash leaves is found by the process ids that it wrote down.
 */
@NullMarked
package dev.baton.lab.hosts;

import org.jspecify.annotations.NullMarked;
