package dev.baton.api;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.store.StoreAccess;
import dev.baton.store.StoreGate;
import dev.baton.store.StoreReadiness;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real server with an empty store, for an application that is a web process: it runs no jobs. */
public final class StoreServer implements QuarkusTestResourceLifecycleManager {

    private final MysqlServer server = MysqlServer.start(Flavour.DEFAULT);

    @Override
    public Map<String, String> start() {
        server.execute("CREATE DATABASE baton");
        String url = "jdbc:mysql://" + server.hostPort() + "/baton?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        StoreAccess access = new StoreAccess(url, MysqlServer.ADMIN, MysqlServer.ADMIN_PASSWORD);
        StoreReadiness readiness = new StoreGate(access).open();
        if (!(readiness instanceof StoreReadiness.Ready)) {
            throw new IllegalStateException(readiness.toString());
        }
        return Map.of(
                "baton.role",
                "WEB",
                "baton.node.name",
                "web-1",
                "baton.store.url",
                url,
                "baton.store.user",
                MysqlServer.ADMIN,
                "baton.store.password",
                MysqlServer.ADMIN_PASSWORD,
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void stop() {
        server.close();
    }
}
