package dev.baton.mysql;

/** MySQL 5.7: old words, and no public key to ask a source for. */
final class Mysql57Dialect extends MysqlDialect {

    Mysql57Dialect() {
        super(Words.OLD);
    }

    @Override
    public String name() {
        return "MySQL 5.7";
    }

    @Override
    String publicKey(KeyRetrieval keys) {
        return "";
    }
}
