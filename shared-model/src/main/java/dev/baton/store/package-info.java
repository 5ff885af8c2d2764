/**
 * All that Baton records, and the only place that does: one class per table, on MySQL or MariaDB with the same SQL.
 *
 * <p>{@link dev.baton.store.Db} runs statements, each with a deadline, and transactions that roll back unless they end
 * well; it repeats what lost against others. {@link dev.baton.store.StoreGate} looks at start-up whether the store can
 * be used and brings its tables up to date. {@link dev.baton.store.Store} holds one of each table.
 * {@link dev.baton.store.SnapshotReader} makes of the tables what analysis and planning read.
 *
 * <p>What decides between processes is always the store's own clock and rows, never a process's memory. A cluster is
 * changed only under its {@link dev.baton.store.Lease}, whose token is the cluster's generation; what is written on
 * behalf of a recovery is checked against that token in the same transaction.
 */
@NullMarked
package dev.baton.store;

import org.jspecify.annotations.NullMarked;
