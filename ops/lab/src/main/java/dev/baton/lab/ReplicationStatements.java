package dev.baton.lab;

import java.util.List;
import java.util.Map;

/**
 * How each flavour says the few things about replication that a lab needs. The only place in the lab with the old
 * vocabulary, because old servers know no other.
 */
final class ReplicationStatements {
    private final Flavour flavour;
    private final String replica;

    private ReplicationStatements(Flavour flavour) {
        this.flavour = flavour;
        this.replica = speaksNewVocabulary(flavour) ? "REPLICA" : "SLAVE";
    }

    static ReplicationStatements of(Flavour flavour) {
        return new ReplicationStatements(flavour);
    }

    private static boolean speaksNewVocabulary(Flavour flavour) {
        return flavour.isMysqlSince(8, 4);
    }

    String replicateFrom(MysqlServer source) {
        if (flavour.isMariaDb()) {
            return change("MASTER", "MASTER", source) + ", MASTER_USE_GTID=slave_pos, MASTER_SSL_VERIFY_SERVER_CERT=0";
        }
        if (speaksNewVocabulary(flavour)) {
            return change("REPLICATION SOURCE", "SOURCE", source)
                    + ", SOURCE_AUTO_POSITION=1, SOURCE_RETRY_COUNT=86400, GET_SOURCE_PUBLIC_KEY=1";
        }
        String publicKey = flavour.isMysqlSince(8, 0) ? ", GET_MASTER_PUBLIC_KEY=1" : "";
        return change("MASTER", "MASTER", source) + ", MASTER_AUTO_POSITION=1" + publicKey;
    }

    private static String change(String what, String prefix, MysqlServer source) {
        return "CHANGE %1$s TO %2$s_HOST='%3$s', %2$s_PORT=%4$d, %2$s_USER='%5$s', %2$s_PASSWORD='%6$s', %2$s_CONNECT_RETRY=1"
                .formatted(
                        what,
                        prefix,
                        source.reportedHost(),
                        source.port(),
                        MysqlServer.REPLICATION,
                        MysqlServer.REPLICATION_PASSWORD);
    }

    String startReplication() {
        return "START " + replica;
    }

    List<String> forgetSources(MysqlServer server) {
        if (!flavour.isMariaDb()) {
            return List.of("STOP " + replica, "RESET " + replica + " ALL");
        }
        return server.queryRows("SHOW ALL SLAVES STATUS").stream()
                .map(row -> row.getOrDefault("Connection_name", ""))
                .flatMap(name -> List.of("STOP SLAVE '" + name + "'", "RESET SLAVE '" + name + "' ALL").stream())
                .toList();
    }

    List<String> forgetHistory() {
        if (flavour.isMariaDb()) {
            return List.of("RESET MASTER", "SET GLOBAL gtid_slave_pos=''");
        }
        return List.of(speaksNewVocabulary(flavour) ? "RESET BINARY LOGS AND GTIDS" : "RESET MASTER");
    }

    String status() {
        return "SHOW " + replica + " STATUS";
    }

    /** The column of {@link #status()} that is {@code Yes} while the server is connected to its source. */
    String receivingColumn() {
        return speaksNewVocabulary(flavour) ? "Replica_IO_Running" : "Slave_IO_Running";
    }

    /** Asks how many replicas have promised to acknowledge; no row where there is no semi-sync. */
    String semiSynchronousReplicas() {
        String source = speaksNewVocabulary(flavour) ? "source" : "master";
        return "SHOW GLOBAL STATUS LIKE 'Rpl_semi_sync_" + source + "_clients'";
    }

    /** Asks for the position up to which a server has written its binary log. */
    String position() {
        return flavour.isMariaDb() ? "SELECT @@GLOBAL.gtid_binlog_pos" : "SELECT @@GLOBAL.gtid_executed";
    }

    /** Waits on a replica until it has applied a position; the answer is {@code 0} if it has. */
    String waitFor(String position, long seconds) {
        String function = flavour.isMariaDb() ? "MASTER_GTID_WAIT" : "WAIT_FOR_EXECUTED_GTID_SET";
        return "SELECT %s('%s', %d)".formatted(function, position, seconds);
    }

    String readOnlyVariable() {
        return flavour.isMariaDb() ? "read_only" : "super_read_only";
    }

    List<String> makeReadOnly() {
        return List.of("SET GLOBAL " + readOnlyVariable() + "=1");
    }

    /** Clears the flag that only some flavours have, too. */
    List<String> makeWritable() {
        return List.of("SET GLOBAL read_only=0");
    }

    Map<String, String> semiSynchronousSource() {
        if (flavour.isMariaDb()) {
            return Map.of("rpl_semi_sync_master_enabled", "ON", "rpl_semi_sync_master_wait_point", "AFTER_SYNC");
        }
        requireSemiSyncPlugin();
        return Map.of("plugin-load-add", "semisync_source.so", "rpl_semi_sync_source_enabled", "ON");
    }

    Map<String, String> semiSynchronousReplica() {
        if (flavour.isMariaDb()) {
            return Map.of("rpl_semi_sync_slave_enabled", "ON");
        }
        requireSemiSyncPlugin();
        return Map.of("plugin-load-add", "semisync_replica.so", "rpl_semi_sync_replica_enabled", "ON");
    }

    private void requireSemiSyncPlugin() {
        if (!speaksNewVocabulary(flavour)) {
            throw new LabException("the " + flavour + " of this lab has no semi-sync plugin; use another flavour");
        }
    }
}
