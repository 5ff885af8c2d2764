package dev.baton.lab.demo;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;

/** The database that the Batons share: a MariaDB with an account that may do there what it likes, and only there. */
final class StoreServer implements AutoCloseable {
    static final String USER = "baton";
    static final String PASSWORD = "storepw";

    private final MysqlServer server;

    StoreServer() {
        server = MysqlServer.start(Flavour.DEFAULT);
        server.execute(
                "CREATE DATABASE baton CHARACTER SET utf8mb4",
                "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(USER, PASSWORD),
                "GRANT ALL ON baton.* TO '%s'@'%%'".formatted(USER));
    }

    String url() {
        return "jdbc:mysql://%s/baton".formatted(server.hostPort());
    }

    @Override
    public void close() {
        server.close();
    }
}
