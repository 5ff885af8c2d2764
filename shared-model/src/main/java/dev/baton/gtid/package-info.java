/**
 * The algebra of replication positions: how far a server has come, and who holds what the other lacks.
 *
 * <p>Every decision about promotion, repointing and loss comes down to comparing two positions, and the servers say
 * them in three languages. MySQL names every transaction, so that its {@linkplain dev.baton.gtid.MysqlGtidSet sets} are
 * exact. MariaDB names the last transaction of each replication domain, or of each server in it, so that its
 * {@linkplain dev.baton.gtid.MariaDbGtidSet sets} rest on the promise of gtid_strict_mode. Servers without GTIDs have a
 * {@linkplain dev.baton.gtid.BinlogPosition file and an offset}. {@link dev.baton.gtid.Position} holds any of these.
 *
 * <p>Text is parsed once, at the edge; everything here is immutable, pure, and may be shared between threads.
 */
@NullMarked
package dev.baton.gtid;

import org.jspecify.annotations.NullMarked;
