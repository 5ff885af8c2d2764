package dev.baton.lab.binaries;

import dev.baton.lab.Flavour;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server's configuration, complete: what every server of the lab has in common (little memory, no care for a power
 * cut, everything that replication needs) and what is its own. Pure text; settings added later win.
 */
public final class ConfigurationFile {
    // A name that starts with "loose-" is ignored by a server that does not know it, so one list serves all versions.
    private static final Map<String, String> SMALL = settings("""
            innodb-buffer-pool-size=6M
            innodb-log-buffer-size=1M
            innodb-flush-log-at-trx-commit=2
            sync-binlog=0
            loose-innodb-redo-log-capacity=8M
            loose-innodb-log-file-size=4M
            loose-innodb-doublewrite=OFF
            loose-innodb-use-native-aio=0
            loose-innodb-numa-interleave=OFF
            loose-innodb-read-io-threads=1
            loose-innodb-write-io-threads=1
            loose-innodb-purge-threads=1
            loose-innodb-page-cleaners=1
            loose-innodb-buffer-pool-dump-at-shutdown=OFF
            loose-innodb-buffer-pool-load-at-startup=OFF
            loose-aria-pagecache-buffer-size=128K
            key-buffer-size=64K
            loose-query-cache-size=0
            max-connections=100
            table-open-cache=200
            table-open-cache-instances=1
            loose-table-definition-cache=400
            tmp-table-size=1M
            max-heap-table-size=1M
            loose-temptable-max-ram=2M
            """);

    private static final Map<String, String> REPLICATING = settings("""
            log-bin=binlog
            relay-log=relay
            binlog-format=ROW
            log-slave-updates=ON
            report-host=127.0.0.1
            """);

    private static final Map<String, String> MYSQL = settings("""
            gtid-mode=ON
            enforce-gtid-consistency=ON
            loose-mysqlx=OFF
            loose-master-info-repository=TABLE
            loose-relay-log-info-repository=TABLE
            loose-replica-parallel-workers=1
            performance-schema=ON
            performance-schema-instrument='%=OFF'
            loose-performance-schema-max-table-instances=100
            loose-performance-schema-max-thread-instances=100
            loose-performance-schema-error-size=0
            loose-performance-schema-users-size=5
            loose-performance-schema-hosts-size=5
            loose-performance-schema-accounts-size=5
            loose-performance-schema-digests-size=0
            loose-performance-schema-max-statement-classes=0
            loose-performance-schema-max-memory-classes=0
            """);

    // From 11.4 on, a MariaDB without a certificate makes one with each start, and looking for its primes takes it
    // anything
    // between one and thirty seconds.
    private static final Map<String, String> MARIADB = settings("""
            gtid-strict-mode=ON
            performance-schema=OFF
            innodb-temp-data-file-path=ibtmp1:1M:autoextend
            ssl=OFF
            """);

    private final Map<String, String> settings = new LinkedHashMap<>();

    private ConfigurationFile() {}

    /** What all servers of a flavour have in common, wherever they run. */
    public static ConfigurationFile of(Flavour flavour) {
        return new ConfigurationFile()
                .with(SMALL)
                .with(REPLICATING)
                .with(flavour.isMariaDb() ? MARIADB : MYSQL)
                .with(settings("""
                        skip-name-resolve=ON
                        secure-file-priv=
                        """));
    }

    /** As the user who we are, with its small files among its data. */
    public ConfigurationFile runBy(Installation installation) {
        return with(installation.settings())
                .with(settings("""
                        socket=mysqld.sock
                        pid-file=mysqld.pid
                        """))
                .with("root".equals(System.getProperty("user.name")) ? Map.of("user", "root") : Map.of());
    }

    /** Temporary files beside the error log: a MariaDB that starts deletes those of others in a folder they share. */
    public ConfigurationFile inFolders(Path data, Path errorLog) {
        return with(Map.of("datadir", data.toString()))
                .with(Map.of("log-error", errorLog.toString()))
                .with(Map.of("tmpdir", errorLog.resolveSibling("").toString()));
    }

    public ConfigurationFile listeningOn(String address, int port) {
        return with(Map.of("bind-address", address))
                .with(Map.of("port", Integer.toString(port)))
                .with(Map.of("report-port", Integer.toString(port)))
                .with(Map.of("server-id", Integer.toString(port)));
    }

    public ConfigurationFile with(Map<String, String> more) {
        more.forEach((name, value) -> settings.put(name.replace('_', '-'), value));
        return this;
    }

    public String text() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining("", "[mysqld]\n", ""));
    }

    /** The same as arguments of the server. */
    public List<String> arguments() {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + unquoted(setting.getValue()))
                .toList();
    }

    /** A file needs quotes around some characters; an argument that no shell sees has them to itself. */
    private static String unquoted(String value) {
        return value.startsWith("'") && value.endsWith("'") ? value.substring(1, value.length() - 1) : value;
    }

    private static Map<String, String> settings(String lines) {
        Map<String, String> settings = new LinkedHashMap<>();
        lines.lines().map(line -> line.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }
}
