/**
 * Real MySQL and MariaDB servers for tests, the demo and the benchmarks: one line of Java starts a server, or a whole
 * replicating topology, on loopback and in a folder of its own, and takes all of it away again.
 *
 * <p>The story, from the outside in: a {@link dev.baton.lab.ReplicationLab} is a {@link dev.baton.lab.Topology} of
 * {@link dev.baton.lab.MysqlServer}s, each of one {@link dev.baton.lab.Flavour}. Servers can be killed, frozen and
 * thawed, and a lab can be reset to what it was.
 */
@NullMarked
package dev.baton.lab;

import org.jspecify.annotations.NullMarked;
