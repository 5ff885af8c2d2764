package dev.baton.mysql;

import java.util.Optional;

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
    public Optional<Sql> showRoleOrigins() {
        return Optional.empty();
    }

    @Override
    public Optional<Sql> showGroupMembers() {
        return Optional.empty();
    }

    @Override
    String publicKey(KeyRetrieval keys) {
        return "";
    }
}
