package dev.baton.topology;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import java.util.Optional;

/** What a server knows of global transaction ids. */
public sealed interface GtidState {

    /** The transactions that this server holds: executed here or applied from its source. Empty without GTIDs. */
    Optional<GtidSet> held();

    /** GTIDs are off, or the server is too old to have them: only file positions count. */
    record Off() implements GtidState {
        @Override
        public Optional<GtidSet> held() {
            return Optional.empty();
        }
    }

    /**
     * MySQL's GTIDs.
     *
     * @param executed {@code @@gtid_executed}
     * @param purged {@code @@gtid_purged}: no longer in the binary logs, so nobody can fetch it from here
     */
    record Mysql(MysqlGtidSet executed, MysqlGtidSet purged) implements GtidState {
        @Override
        public Optional<GtidSet> held() {
            return Optional.of(executed);
        }
    }

    /**
     * MariaDB's GTIDs.
     *
     * @param mode whether {@code gtid_strict_mode} keeps sequence numbers in order
     * @param domain {@code @@gtid_domain_id}: where this server's own writes go
     * @param slavePosition {@code @@gtid_slave_pos}: last applied from a source, per domain
     * @param binlogPosition {@code @@gtid_binlog_pos}: last written to the binary log, per domain
     * @param binlogState {@code @@gtid_binlog_state}: last written, per domain and originating server
     */
    record MariaDb(
            Mode mode,
            long domain,
            MariaDbGtidSet slavePosition,
            MariaDbGtidSet binlogPosition,
            MariaDbGtidSet binlogState)
            implements GtidState {

        /** {@code gtid_strict_mode}. */
        public enum Mode {
            /** Sequence numbers in a domain only grow; a diverging server is noticed. */
            STRICT,
            /** They may come in any order. */
            LAX
        }

        /** {@code @@gtid_current_pos}, computed: the later of what was applied and what was logged, per domain. */
        @Override
        public Optional<GtidSet> held() {
            return Optional.of(slavePosition.union(binlogPosition));
        }
    }
}
