package dev.baton.store;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store on a real server, one for each flavour, shared by all tests of the virtual machine and emptied for each. */
final class TestStore {

    static final ClusterId CLUSTER = new ClusterId("p1:3306");
    static final InstanceId P1 = InstanceId.parse("p1:3306");
    static final InstanceId R1 = InstanceId.parse("r1:3306");
    static final InstanceId R2 = InstanceId.parse("r2:3306");
    static final Duration MINUTE = Duration.ofMinutes(1);

    /** As the product sets them on its pool. */
    private static final String OPTIONS = "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&rewriteBatchedStatements=true&cacheServerConfiguration=true";

    private static final int POOL = 40;
    private static final Map<Flavour, TestStore> STORES = new ConcurrentHashMap<>();

    private final MysqlServer server;
    private final Store store;

    private TestStore(MysqlServer server, Store store) {
        this.server = server;
        this.store = store;
    }

    /** The flavours that a store may have, of those that are to be tested. */
    static List<Flavour> flavours() {
        return Flavours.forContractTests().stream()
                .filter(flavour -> flavour.isMariaDb() || flavour.isMysqlSince(8, 0))
                .toList();
    }

    /** The flavour's store, without a row. */
    static Store empty(Flavour flavour) {
        TestStore test = STORES.computeIfAbsent(flavour, TestStore::start);
        test.server
                .queryRows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'baton'"
                        + " AND table_name NOT LIKE 'QRTZ%' AND table_name NOT LIKE 'flyway%'")
                .forEach(row -> test.server.execute("DELETE FROM baton." + row.get("name")));
        return test.store;
    }

    /** The server that the flavour's store is on. */
    static MysqlServer server(Flavour flavour) {
        return STORES.computeIfAbsent(flavour, TestStore::start).server;
    }

    static StoreAccess access(MysqlServer server, String database) {
        return new StoreAccess(
                "jdbc:mysql://" + server.hostPort() + "/" + database + "?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                        + OPTIONS,
                MysqlServer.ADMIN,
                MysqlServer.ADMIN_PASSWORD);
    }

    static AgroalDataSource pool(StoreAccess access) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(POOL)
                            .acquisitionTimeout(Duration.ofSeconds(20))
                            .connectionFactoryConfiguration(
                                    factory -> factory.jdbcUrl(access.urlWithDeadlines(Duration.ofSeconds(10)))
                                            .principal(new NamePrincipal(access.user()))
                                            .credential(new SimplePassword(access.password())))));
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    private static TestStore start(Flavour flavour) {
        MysqlServer server = MysqlServer.start(flavour);
        server.execute("CREATE DATABASE baton");
        StoreAccess access = access(server, "baton");
        StoreReadiness readiness = new StoreGate(access).open();
        if (!(readiness instanceof StoreReadiness.Ready)) {
            server.close();
            throw new IllegalStateException(readiness.toString());
        }
        return new TestStore(server, Store.over(pool(access), Duration.ofSeconds(10), MINUTE));
    }
}
