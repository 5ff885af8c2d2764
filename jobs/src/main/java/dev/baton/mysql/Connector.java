package dev.baton.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.Driver;
import dev.baton.topology.InstanceId;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Properties;

/**
 * Opens connections with few round trips and a deadline on each read. Thread-safe.
 *
 * <p>The driver is asked for as little as it can do: no time zone, no result character set, no SQL mode, no look at
 * server variables that it saw before, nothing read from local files whatever a server asks for.
 */
final class Connector implements AutoCloseable {

    private static final List<PropertyKey> ON = List.of(
            PropertyKey.cacheServerConfiguration,
            PropertyKey.useLocalSessionState,
            PropertyKey.tcpKeepAlive,
            PropertyKey.tcpNoDelay);

    private static final List<PropertyKey> OFF = List.of(
            PropertyKey.useServerPrepStmts,
            PropertyKey.jdbcCompliantTruncation,
            PropertyKey.enableQueryTimeouts,
            PropertyKey.maintainTimeStats,
            PropertyKey.allowLoadLocalInfile,
            PropertyKey.autoReconnect);

    /** What may be sent at a time. */
    enum Speech {
        ONE_STATEMENT,
        SCRIPTS
    }

    private final ConnectionSettings settings;
    private final HostAddresses addresses;
    private final Driver driver;

    Connector(ConnectionSettings settings, HostAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
        this.driver = driver();
    }

    /** Connects and logs in before the deadline; tries all addresses of the host in turn. */
    ServerSession open(InstanceId server, Deadline deadline, Speech speech) throws SQLException {
        try {
            return open(server, addresses.of(server.host(), deadline), deadline, speech);
        } catch (IOException notFound) {
            throw new SQLNonTransientConnectionException("host not found", "08001", notFound);
        }
    }

    private ServerSession open(InstanceId server, List<InetAddress> found, Deadline deadline, Speech speech)
            throws SQLException {
        SQLException first = null;
        for (InetAddress address : found) {
            try {
                return new ServerSession(server, connect(server, address, properties(deadline, speech)));
            } catch (SQLException failure) {
                if (first == null) {
                    first = failure;
                }
            }
        }
        addresses.doubt(server.host());
        throw first == null ? new SQLNonTransientConnectionException("host has no address", "08001") : first;
    }

    private Connection connect(InstanceId server, InetAddress address, Properties properties) throws SQLException {
        // A certificate is issued to a name, so the driver has to know it.
        String host = settings.tls() == TlsMode.VERIFY_IDENTITY ? server.host() : address.getHostAddress();
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        Connection connection = driver.connect("jdbc:mysql://" + bracketed + ":" + server.port() + "/", properties);
        if (connection == null) {
            throw new SQLNonTransientConnectionException("not an address for the driver", "08001");
        }
        return connection;
    }

    private Properties properties(Deadline deadline, Speech speech) {
        Properties properties = new Properties();
        properties.setProperty(PropertyKey.USER.getKeyName(), settings.login().user());
        properties.setProperty(
                PropertyKey.PASSWORD.getKeyName(), settings.login().password());
        properties.setProperty(
                PropertyKey.connectTimeout.getKeyName(),
                Integer.toString(deadline.atMost(settings.timeouts().connect()).millis()));
        properties.setProperty(PropertyKey.socketTimeout.getKeyName(), Integer.toString(deadline.millis()));
        properties.setProperty(PropertyKey.sslMode.getKeyName(), settings.tls().name());
        properties.setProperty(
                PropertyKey.allowPublicKeyRetrieval.getKeyName(),
                Boolean.toString(settings.keys() == KeyRetrieval.ALLOWED));
        properties.setProperty(PropertyKey.connectionAttributes.getKeyName(), "program_name:baton");
        properties.setProperty(PropertyKey.characterEncoding.getKeyName(), "UTF-8");
        properties.setProperty(PropertyKey.characterSetResults.getKeyName(), "UTF-8");
        properties.setProperty(PropertyKey.allowMultiQueries.getKeyName(), Boolean.toString(speech == Speech.SCRIPTS));
        ON.forEach(key -> properties.setProperty(key.getKeyName(), "true"));
        OFF.forEach(key -> properties.setProperty(key.getKeyName(), "false"));
        return properties;
    }

    @Override
    public void close() {
        addresses.close();
    }

    private static Driver driver() {
        try {
            return new Driver();
        } catch (SQLException never) {
            throw new IllegalStateException("the driver cannot be made", never);
        }
    }
}
