/**
 * Real MySQL and MariaDB servers for tests, the demo and the benchmarks: one line of Java starts a server, or a whole
 * replicating topology, on loopback and in a folder of its own, and takes all of it away again.
 *
 * <p>The story, from the outside in: a test holds a {@link dev.baton.lab.LabExtension}, which lends it a
 * {@link dev.baton.lab.ReplicationLab}, which is a {@link dev.baton.lab.Topology} of
 * {@link dev.baton.lab.MysqlServer}s, each of one {@link dev.baton.lab.Flavour}. Servers can be killed, frozen and
 * thawed, and a lab can be reset to what it was. A {@link dev.baton.lab.WritingClient} writes while that happens, and
 * says afterwards for how long it could not, and which acknowledged rows are gone.
 */
@NullMarked
package dev.baton.lab;

import org.jspecify.annotations.NullMarked;
