package dev.baton.mysql;

import dev.baton.lab.MysqlServer;
import dev.baton.mysql.ConnectionSettings.Timeouts;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.mysql.ReplicationSettings.Tls;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import java.time.Duration;

/** How tests reach the servers of the lab. */
final class LabServers {

    static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10));
    static final Credentials ADMIN = new Credentials(MysqlServer.ADMIN, MysqlServer.ADMIN_PASSWORD);

    private static final ReplicationSettings REPLICATION = new ReplicationSettings(
            new Login.As(new Credentials(MysqlServer.REPLICATION, MysqlServer.REPLICATION_PASSWORD)),
            Tls.KEPT,
            CertificateCheck.SKIPPED,
            KeyRetrieval.ALLOWED);

    private LabServers() {}

    static InstanceId id(MysqlServer server) {
        return new InstanceId(server.host(), server.port());
    }

    static ServerConnections connections() {
        return connectionsAs(ADMIN);
    }

    static ServerConnections connectionsAs(Credentials login) {
        return connections(login, TIMEOUTS);
    }

    /** One command may take so long. */
    static ServerConnections connectionsWithin(Duration command) {
        return connections(ADMIN, new Timeouts(TIMEOUTS.connect(), TIMEOUTS.answer(), command));
    }

    private static ServerConnections connections(Credentials login, Timeouts timeouts) {
        return new ServerConnections(
                new ConnectionSettings(login, timeouts, TlsMode.DISABLED, KeyRetrieval.ALLOWED, REPLICATION), 100);
    }

    static ServerProbe probe(ServerConnections connections) {
        return new ServerProbe(connections, Naming.REPORT_HOST);
    }

    /**
     * What was seen.
     *
     * @throws IllegalStateException if nothing was
     */
    static Instance seen(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Seen(Instance instance, Duration took) -> instance;
            case ProbeResult.Missed missed -> throw new IllegalStateException(missed.toString());
        };
    }
}
