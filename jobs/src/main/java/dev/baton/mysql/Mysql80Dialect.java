package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import java.util.List;

/**
 * MySQL 8.0 to 8.3. Up to 8.0.21 they know old words only; from 8.0.22 on new ones were added by and by (SHOW REPLICA
 * STATUS in 8.0.22, CHANGE REPLICATION SOURCE in 8.0.23, SHOW BINARY LOG STATUS in 8.2), and until 8.3 every old one is
 * still understood, with the old columns. So the old ones are what all of them have in common. What they say of
 * themselves comes under either name: {@code log_replica_updates} and the new semi-sync plug-ins are there from 8.0.26.
 */
final class Mysql80Dialect extends MysqlDialect {

    Mysql80Dialect() {
        super(Words.OLD);
    }

    @Override
    public String name() {
        return "MySQL 8.0 to 8.3";
    }

    @Override
    public List<Sql> cloneFrom(InstanceId donor, Credentials login, TlsMode tls) {
        return Cloning.from(donor, login, tls);
    }
}
