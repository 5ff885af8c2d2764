/**
 * How Baton speaks to a managed server. The only package, beside the old API, that knows the words of old servers.
 *
 * <p>What differs between servers is pure: a {@link dev.baton.mysql.Dialect} turns a version into statements and rows
 * into records, and never sees a connection. Around it: {@link dev.baton.mysql.ServerConnections} opens and keeps
 * connections, {@link dev.baton.mysql.ServerProbe} reads a server into an {@link dev.baton.topology.Instance},
 * {@link dev.baton.mysql.HeldConnection} notices at once when a server dies, and
 * {@link dev.baton.mysql.ServerCommands} performs the steps of a plan.
 *
 * <p>What a server does not answer is a value ({@link dev.baton.topology.Failure}), told apart by error number and type;
 * every statement has a deadline.
 */
@NullMarked
package dev.baton.mysql;

import org.jspecify.annotations.NullMarked;
