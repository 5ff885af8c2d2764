/**
 * The demo, the drill and the failover benchmark: real servers with data and a client that writes, three real Batons on
 * one store, and a primary that dies.
 *
 * <p>{@link dev.baton.lab.demo.Demo} is the command. A {@link dev.baton.lab.demo.Stage} is everything that runs; a
 * {@link dev.baton.lab.demo.Failover} lets the primary of it die and tells what happened when. Only here in the lab is
 * anything printed.
 */
@NullMarked
package dev.baton.lab.demo;

import org.jspecify.annotations.NullMarked;
