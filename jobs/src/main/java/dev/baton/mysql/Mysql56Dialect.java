package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import java.util.List;
import java.util.Optional;

/**
 * MySQL 5.6: one channel, no {@code super_read_only}, status in another schema, no table that tells heartbeat periods,
 * and no function that waits for GTIDs whoever applies them.
 */
final class Mysql56Dialect extends MysqlDialect {

    Mysql56Dialect() {
        super(Words.OLD);
    }

    @Override
    public String name() {
        return "MySQL 5.6";
    }

    @Override
    public Optional<Sql> showHeartbeats() {
        return Optional.of(Sql.of("SELECT '' AS channel, VARIABLE_VALUE AS period"
                + " FROM information_schema.global_status WHERE VARIABLE_NAME = 'Slave_heartbeat_period'"));
    }

    @Override
    public String statusTable() {
        return "information_schema.global_status";
    }

    @Override
    public List<String> writabilityVariables() {
        return List.of("read_only");
    }

    @Override
    public Optional<Sql> showRoleOrigins() {
        return Optional.empty();
    }

    @Override
    public Optional<Sql> showGroupMembers() {
        return Optional.empty();
    }

    /** It has one channel only, without a name. */
    @Override
    Sql forChannel(String change, List<String> parameters, String channel) {
        return new Sql(change, parameters);
    }

    @Override
    String publicKey(KeyRetrieval keys) {
        return "";
    }

    @Override
    public Sql makeReadOnly(long waitAtMostSeconds) {
        return Sql.of("SET SESSION lock_wait_timeout = " + waitAtMostSeconds + ", GLOBAL read_only = 1");
    }

    @Override
    public Sql makeWritable() {
        return Sql.of("SET GLOBAL read_only = 0");
    }

    @Override
    public Optional<Sql> waitUntilHolds(GtidSet wanted, long seconds) {
        return Optional.empty();
    }

    @Override
    public boolean delaysWhileReceiving() {
        return false;
    }
}
