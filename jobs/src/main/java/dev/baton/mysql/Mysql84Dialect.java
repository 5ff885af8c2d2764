package dev.baton.mysql;

/** MySQL 8.4 and later: new words only. */
final class Mysql84Dialect extends MysqlDialect {

    Mysql84Dialect() {
        super(Words.NEW);
    }

    @Override
    public String name() {
        return "MySQL 8.4 and later";
    }
}
