package dev.baton.assembly;

import dev.baton.config.MysqlConfig;
import dev.baton.config.Secret;
import dev.baton.mysql.ConnectionSettings;
import dev.baton.mysql.ConnectionSettings.Timeouts;
import dev.baton.mysql.Credentials;
import dev.baton.mysql.KeyRetrieval;
import dev.baton.mysql.Naming;
import dev.baton.mysql.ReplicationSettings;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.mysql.ServerCommands;
import dev.baton.mysql.ServerConnections;
import dev.baton.mysql.ServerInquiries;
import dev.baton.mysql.ServerProbe;
import dev.baton.mysql.TlsMode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The way to the managed servers, as beans. */
@Dependent
class MysqlBeans {

    private static final int CONNECTIONS_KEPT = 5_000;

    @Produces
    @Singleton
    ServerConnections connections(MysqlConfig config) {
        return new ServerConnections(settings(config), CONNECTIONS_KEPT);
    }

    void close(@Disposes ServerConnections connections) {
        connections.close();
    }

    @Produces
    @Singleton
    ServerProbe probe(ServerConnections connections, MysqlConfig config) {
        return new ServerProbe(connections, constant(Naming.class, config.naming()));
    }

    @Produces
    @Singleton
    ServerCommands commands(ServerConnections connections) {
        return new ServerCommands(connections);
    }

    @Produces
    @Singleton
    ServerInquiries inquiries(ServerConnections connections) {
        return new ServerInquiries(connections);
    }

    private static ConnectionSettings settings(MysqlConfig config) {
        return new ConnectionSettings(
                new Credentials(
                        config.user(),
                        Secret.of(config.password(), config.passwordFile()).value()),
                new Timeouts(config.connectTimeout(), config.readTimeout(), config.commandTimeout()),
                constant(TlsMode.class, config.tls()),
                keys(config),
                replication(config));
    }

    private static ReplicationSettings replication(MysqlConfig config) {
        return new ReplicationSettings(
                config.replicationUser()
                        .<Login>map(user -> new Login.As(new Credentials(
                                user,
                                Secret.of(config.replicationPassword(), config.replicationPasswordFile())
                                        .value())))
                        .orElseGet(Login.Kept::new),
                constant(ReplicationSettings.Tls.class, config.replicationTls()),
                constant(CertificateCheck.class, config.replicationCertificates()),
                keys(config));
    }

    private static KeyRetrieval keys(MysqlConfig config) {
        return config.allowPublicKeyRetrieval() ? KeyRetrieval.ALLOWED : KeyRetrieval.REFUSED;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
