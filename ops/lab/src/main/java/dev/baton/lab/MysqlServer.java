package dev.baton.lab;

import dev.baton.lab.process.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One running server, MySQL or MariaDB, on loopback or on a host of its own. It can be stopped, killed, frozen and started again, always on the
 * same port with the same data. It ends with the virtual machine at the latest.
 *
 * <p>Looking at it and talking to it are safe from many threads; starting and ending it is for one thread at a time.
 */
public final class MysqlServer implements AutoCloseable {
    public static final String HOST = "127.0.0.1";
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "adminpw";
    public static final String REPLICATION = "repl";
    public static final String REPLICATION_PASSWORD = "replpw";
    public static final String APPLICATION = "app";
    public static final String APPLICATION_PASSWORD = "apppw";

    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int CONNECT_MS = 2_000;
    private static final int STATEMENT_MS = 20_000;
    private static final int LOG_TAIL = 4_000;

    private final ServerSpec spec;
    private final ServerUnit unit;

    private MysqlServer(ServerSpec spec, ServerUnit unit) {
        this.spec = spec;
        this.unit = unit;
    }

    public static MysqlServer start(Flavour flavour) {
        return start(ServerSpec.of(flavour));
    }

    /** Starts a server and returns when it answers. */
    public static MysqlServer start(ServerSpec spec) {
        return start(spec, ServerSource.of(spec.flavour()).prepare(spec));
    }

    /** Starts a server wherever it is to run, and returns when it answers. */
    public static MysqlServer start(ServerSpec spec, ServerUnit unit) {
        MysqlServer server = new MysqlServer(spec, unit);
        Ledger.started(server);
        try {
            return server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public Flavour flavour() {
        return spec.flavour();
    }

    /** Where this machine reaches it. */
    public String host() {
        return unit.host();
    }

    /** What it says that it is called, and others know it by. */
    public String reportedHost() {
        // Names that servers on this machine report may be made up for a test: nobody could resolve them.
        return host().equals(HOST) ? HOST : spec.settings().getOrDefault("report-host", host());
    }

    public int port() {
        return unit.port();
    }

    public String hostPort() {
        return host() + ":" + port();
    }

    /**
     * The process id.
     *
     * @throws LabException if it is down
     */
    public long pid() {
        return unit.pid();
    }

    /** Whether there is a process, frozen or not. */
    public boolean isAlive() {
        return unit.isAlive();
    }

    public boolean isFrozen() {
        return unit.isFrozen();
    }

    /** Starts it again, unless it runs, and returns when it answers. */
    public MysqlServer start() {
        launch();
        awaitAnswer();
        return this;
    }

    /** Ends it as an administrator would: clean, with all on disk. */
    public void stop() {
        unit.stop();
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        unit.kill();
    }

    /** Makes it hang: its connections stay open, new ones are accepted by the kernel, and nothing answers. */
    public void freeze() {
        unit.freeze();
    }

    public void thaw() {
        unit.thaw();
    }

    public MysqlServer restart() {
        stop();
        return start();
    }

    /** Starts it again with the data of a new server, and new identity, on the same port. Faster than a crash recovery. */
    MysqlServer renew() {
        unit.renew();
        return start();
    }

    void launch() {
        unit.launch();
    }

    /**
     * Opens a connection that may do anything; close it. A connection attempt is given up after 2 s, a statement after
     * 20 s.
     */
    public Connection connect() throws SQLException {
        return connectAs(ADMIN, ADMIN_PASSWORD);
    }

    public Connection connectAs(String user, String password) throws SQLException {
        return Ledger.opened(open(user, password), this);
    }

    /** Runs statements one after the other on one connection. */
    public void execute(String... statements) {
        try (Connection connection = open(ADMIN, ADMIN_PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw failed(String.join("; ", statements), e);
        }
    }

    /** The first column of the first row, {@code NULL} for a null as the command-line client would say. */
    public String queryOne(String sql) {
        return queryRows(sql).stream()
                .findFirst()
                .orElseThrow(() -> new LabException("no row for: " + sql))
                .values()
                .iterator()
                .next();
    }

    /** The first row by column label; empty if there is no row. */
    public Map<String, String> queryRow(String sql) {
        return queryRows(sql).stream().findFirst().orElse(Map.of());
    }

    /** All rows by column label, in the order of columns; {@code NULL} for a null. */
    public List<Map<String, String>> queryRows(String sql) {
        try (Connection connection = open(ADMIN, ADMIN_PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Map<String, String>> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row(rows));
            }
            return result;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The end of the server's error log. */
    public String errorLog() {
        String log = unit.errorLog();
        return log.substring(Math.max(0, log.length() - LOG_TAIL));
    }

    /** Ends it, and takes its folder away unless it was to be kept. */
    @Override
    public void close() {
        unit.close();
        Ledger.ended(this);
    }

    @Override
    public String toString() {
        return flavour() + "@" + hostPort();
    }

    /** Waits for an answer; does not wait for what has ended. */
    void awaitAnswer() {
        Deadline deadline = Deadline.after(ANSWER_AT_MOST);
        while (!answers()) {
            if (!isAlive()) {
                throw new LabException(this + " ended while starting:\n" + errorLog());
            }
            if (deadline.isOver()) {
                throw new LabException(this + " did not answer within " + deadline + ":\n" + errorLog());
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private boolean answers() {
        if (!listens()) {
            return false;
        }
        try (Connection connection = open(ADMIN, ADMIN_PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Cheaper than a driver's attempt to connect, of which there would be dozens. */
    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), CONNECT_MS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Connection open(String user, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:mysql://%s/?connectTimeout=%d&socketTimeout=%d&sslMode=DISABLED&allowPublicKeyRetrieval=true"
                        .formatted(hostPort(), CONNECT_MS, CONNECT_MS),
                user,
                password);
        // Until here the driver waits for a greeting, and a frozen server should be noticed sooner than a slow
        // statement.
        connection.setNetworkTimeout(Runnable::run, STATEMENT_MS);
        return connection;
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            String value = rows.getString(column);
            row.put(rows.getMetaData().getColumnLabel(column), rows.wasNull() ? "NULL" : value);
        }
        return row;
    }

    private LabException failed(String sql, SQLException cause) {
        return new LabException(
                "%s said %s (%d) to: %s".formatted(this, cause.getMessage(), cause.getErrorCode(), sql), cause);
    }
}
