package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import java.util.List;

/** MySQL 8.4 and later: new words only. */
final class Mysql84Dialect extends MysqlDialect {

    Mysql84Dialect() {
        super(Words.NEW);
    }

    @Override
    public String name() {
        return "MySQL 8.4 and later";
    }

    @Override
    public List<Sql> cloneFrom(InstanceId donor, Credentials login, TlsMode tls) {
        return Cloning.from(donor, login, tls);
    }
}
