package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.mysql.ReplicationSettings.CertificateCheck;
import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.mysql.ReplicationSettings.Tls;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements of each dialect, word by word. */
class DialectTest {

    private static final InstanceId SOURCE = new InstanceId("db1", 3307);
    private static final Credentials DONOR_LOGIN = new Credentials("baton", "s3'cret");
    private static final ReplicationSettings LOGIN = new ReplicationSettings(
            new Login.As(new Credentials("repl", "s3'cret")),
            Tls.REQUIRED,
            CertificateCheck.SKIPPED,
            KeyRetrieval.ALLOWED);

    private final Dialect mysql56 = new Mysql56Dialect();
    private final Dialect mysql57 = new Mysql57Dialect();
    private final Dialect mysql80 = new Mysql80Dialect();
    private final Dialect mysql84 = new Mysql84Dialect();
    private final Dialect mariaDb = new MariaDbDialect();

    @Test
    void oldMysqlIsGivenASourceInOldWords() {
        // When
        Sql sql = mysql80.changeSource(change("", new Place.ByGtid(Attach.AUTO_POSITION), LOGIN));

        // Then
        assertThat(sql.text())
                .isEqualTo("CHANGE MASTER TO MASTER_HOST=?, MASTER_PORT=3307, MASTER_USER=?, MASTER_PASSWORD=?,"
                        + " MASTER_AUTO_POSITION=1, MASTER_HEARTBEAT_PERIOD=2.500, MASTER_SSL=1,"
                        + " GET_MASTER_PUBLIC_KEY=1 FOR CHANNEL ?");
        assertThat(sql.parameters()).containsExactly("db1", "repl", "s3'cret", "");
    }

    @Test
    void newMysqlIsGivenASourceInNewWordsOnItsChannel() {
        // When
        Sql sql = mysql84.changeSource(change("east", new Place.ByGtid(Attach.AUTO_POSITION), LOGIN));

        // Then
        assertThat(sql.text())
                .isEqualTo("CHANGE REPLICATION SOURCE TO SOURCE_HOST=?, SOURCE_PORT=3307, SOURCE_USER=?,"
                        + " SOURCE_PASSWORD=?, SOURCE_AUTO_POSITION=1, SOURCE_HEARTBEAT_PERIOD=2.500, SOURCE_SSL=1,"
                        + " GET_SOURCE_PUBLIC_KEY=1 FOR CHANNEL ?");
        assertThat(sql.parameters()).containsExactly("db1", "repl", "s3'cret", "east");
    }

    @Test
    void mysql57KnowsNoPublicKeyAndAFilePositionEndsAutoPosition() {
        // When
        Sql sql = mysql57.changeSource(change("", new Place.ByFile(new BinlogPosition("binlog.000007", 154)), LOGIN));

        // Then
        assertThat(sql.text())
                .isEqualTo("CHANGE MASTER TO MASTER_HOST=?, MASTER_PORT=3307, MASTER_USER=?, MASTER_PASSWORD=?,"
                        + " MASTER_AUTO_POSITION=0, MASTER_LOG_FILE=?, MASTER_LOG_POS=154,"
                        + " MASTER_HEARTBEAT_PERIOD=2.500, MASTER_SSL=1 FOR CHANNEL ?");
        assertThat(sql.parameters()).containsExactly("db1", "repl", "s3'cret", "binlog.000007", "");
    }

    @Test
    void mariaDbIsGivenASourceOnItsConnectionByItsOwnGtids() {
        // When
        Sql sql = mariaDb.changeSource(change("", new Place.ByGtid(Attach.SLAVE_POS), LOGIN));

        // Then
        assertThat(sql.text())
                .isEqualTo("CHANGE MASTER ? TO MASTER_HOST=?, MASTER_PORT=3307, MASTER_USER=?, MASTER_PASSWORD=?,"
                        + " MASTER_USE_GTID=slave_pos, MASTER_HEARTBEAT_PERIOD=2.500, MASTER_SSL=1,"
                        + " MASTER_SSL_VERIFY_SERVER_CERT=0");
        assertThat(sql.parameters()).containsExactly("", "db1", "repl", "s3'cret");
    }

    @Test
    void whatIsKeptIsNotSaid() {
        // When
        Sql mysql = mysql84.changeSource(change("", new Place.ByGtid(Attach.AUTO_POSITION), ReplicationSettings.KEPT));
        Sql maria = mariaDb.changeSource(change("", new Place.ByGtid(Attach.SLAVE_POS), ReplicationSettings.KEPT));

        // Then
        assertThat(mysql.text()).doesNotContain("USER", "PASSWORD", "SSL", "PUBLIC_KEY");
        assertThat(maria.text()).doesNotContain("USER", "PASSWORD", "SSL");
    }

    @Test
    void noStatementShowsAPassword() {
        // When
        Sql sql = mysql84.changeSource(change("", new Place.ByGtid(Attach.AUTO_POSITION), LOGIN));

        // Then
        assertThat(sql.toString()).doesNotContain("s3'cret");
        assertThat(LOGIN.toString()).doesNotContain("s3'cret").contains("repl");
    }

    @Test
    void mysqlStopsAndStartsAllChannelsInOneStatement() {
        // Given
        ChannelNames channels = new ChannelNames(List.of("east", "west"), ChannelNames.Extent.EVERY);

        // Then
        assertThat(texts(mysql56.stop(Threads.RECEIVING, channels))).containsExactly("STOP SLAVE IO_THREAD");
        assertThat(texts(mysql57.start(Threads.APPLYING, channels))).containsExactly("START SLAVE SQL_THREAD");
        assertThat(texts(mysql80.stop(Threads.BOTH, channels))).containsExactly("STOP SLAVE");
        assertThat(texts(mysql84.stop(Threads.RECEIVING, channels))).containsExactly("STOP REPLICA IO_THREAD");
        assertThat(texts(mysql84.start(Threads.BOTH, channels))).containsExactly("START REPLICA");
        assertThat(texts(mysql84.forgetSources(channels))).containsExactly("RESET REPLICA ALL");
        assertThat(texts(mysql80.forgetSources(channels))).containsExactly("RESET SLAVE ALL");
    }

    @Test
    void mysqlLeavesOtherChannelsAlone() {
        // Given
        ChannelNames one = new ChannelNames(List.of("west"), ChannelNames.Extent.SOME);
        Row west = Captures.rowWith("mysql-9.7-links", Map.of("Channel_Name", "west"));

        // Then
        assertThat(mysql84.stop(Threads.RECEIVING, one))
                .containsExactly(Sql.of("STOP REPLICA IO_THREAD FOR CHANNEL ?", "west"));
        assertThat(mysql57.start(Threads.BOTH, new ChannelNames(List.of(""), ChannelNames.Extent.SOME)))
                .containsExactly(Sql.of("START SLAVE FOR CHANNEL ?", ""));
        assertThat(mysql84.forgetSources(one)).containsExactly(Sql.of("RESET REPLICA ALL FOR CHANNEL ?", "west"));
        assertThat(mysql84.startToProbeSources(one)).singleElement().satisfies(script -> {
            assertThat(script.text()).contains("START REPLICA IO_THREAD FOR CHANNEL ?; ");
            assertThat(script.parameters()).containsExactly("west");
        });
        assertThat(mysql84.resumeApplying(List.of(west), ChannelNames.Extent.SOME))
                .contains(Resumption.by(Sql.of("START REPLICA SQL_THREAD FOR CHANNEL ?", "west")));
    }

    @Test
    void mysqlClonesFromADonorThatItIsToldOf() {
        // When
        List<Sql> clone = mysql84.cloneFrom(SOURCE, DONOR_LOGIN, TlsMode.REQUIRED);

        // Then
        assertThat(texts(clone))
                .containsExactly(
                        "SET GLOBAL super_read_only = OFF",
                        "SET GLOBAL clone_valid_donor_list = ?",
                        "CLONE INSTANCE FROM ?@?:3307 IDENTIFIED BY ? REQUIRE SSL");
        assertThat(clone.toString()).doesNotContain("s3'cret");
        assertThat(mysql57.cloneFrom(SOURCE, DONOR_LOGIN, TlsMode.REQUIRED)).isEmpty();
        assertThat(mariaDb.cloneFrom(SOURCE, DONOR_LOGIN, TlsMode.REQUIRED)).isEmpty();
    }

    @Test
    void mariaDbStopsAndStartsConnectionsOneByOne() {
        // When
        List<Sql> stop =
                mariaDb.stop(Threads.RECEIVING, new ChannelNames(List.of("", "west"), ChannelNames.Extent.EVERY));

        // Then
        assertThat(stop)
                .containsExactly(Sql.of("STOP SLAVE ? IO_THREAD", ""), Sql.of("STOP SLAVE ? IO_THREAD", "west"));
        assertThat(mariaDb.start(Threads.BOTH, new ChannelNames(List.of(""), ChannelNames.Extent.EVERY)))
                .containsExactly(Sql.of("START SLAVE ?", ""));
        assertThat(mariaDb.forgetSources(new ChannelNames(List.of("west"), ChannelNames.Extent.SOME)))
                .containsExactly(Sql.of("RESET SLAVE ? ALL", "west"));
    }

    @Test
    void everyDialectAsksInItsWords() {
        // Then
        assertThat(mysql80.showLinks().text()).isEqualTo("SHOW SLAVE STATUS");
        assertThat(mysql80.showLogEnd().text()).isEqualTo("SHOW MASTER STATUS");
        assertThat(mysql80.showReplicas().text()).isEqualTo("SHOW SLAVE HOSTS");
        assertThat(mysql84.showLinks().text()).isEqualTo("SHOW REPLICA STATUS");
        assertThat(mysql84.showLogEnd().text()).isEqualTo("SHOW BINARY LOG STATUS");
        assertThat(mysql84.showReplicas().text()).isEqualTo("SHOW REPLICAS");
        assertThat(mariaDb.showLinks().text()).isEqualTo("SHOW ALL SLAVES STATUS");
        assertThat(mariaDb.showHeartbeats()).isEmpty();
        assertThat(mysql56.statusTable()).isEqualTo("information_schema.global_status");
    }

    @Test
    void onlyServersThatHaveSuperReadOnlyAreAskedForIt() {
        // Then
        assertThat(mysql57.makeReadOnly(7).text())
                .isEqualTo("SET SESSION lock_wait_timeout = 7, GLOBAL super_read_only = 1");
        assertThat(mysql57.makeWritable().text()).isEqualTo("SET GLOBAL super_read_only = 0, GLOBAL read_only = 0");
        assertThat(mysql56.makeReadOnly(7).text()).isEqualTo("SET SESSION lock_wait_timeout = 7, GLOBAL read_only = 1");
        assertThat(mysql56.writabilityVariables()).containsExactly("read_only");
        assertThat(mariaDb.makeReadOnly(7).text()).isEqualTo("SET SESSION lock_wait_timeout = 7, GLOBAL read_only = 1");
        assertThat(mariaDb.makeWritable().text()).isEqualTo("SET GLOBAL read_only = 0");
    }

    @Test
    void everyDialectWaitsInItsOwnWay() {
        // Given
        MysqlGtidSet mysql = MysqlGtidSet.parse("3d6a7ef6-e7e5-11f1-86fa-02fc00000001:1-3");
        MariaDbGtidSet state = MariaDbGtidSet.parse("0-1-4,0-2-5,1-1-9");

        // Then
        assertThat(mysql57.waitUntilHolds(mysql, 1))
                .contains(Sql.of("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, 1) = 0 AS reached", mysql.text()));
        assertThat(mysql56.waitUntilHolds(mysql, 1)).isEmpty();
        assertThat(mariaDb.waitUntilHolds(state, 1))
                .contains(Sql.of("SELECT MASTER_GTID_WAIT(?, 1) = 0 AS reached", "0-2-5,1-1-9"));
        assertThat(mariaDb.countOwnWritesAsApplied(state))
                .contains(Sql.of("SET GLOBAL gtid_slave_pos = ?", "0-2-5,1-1-9"));
        assertThat(mysql84.countOwnWritesAsApplied(mysql)).isEmpty();
    }

    @Test
    void aServerAttachesOnlyInItsOwnWay() {
        // Then
        assertThat(mysql84.canAttach(Attach.AUTO_POSITION)).isTrue();
        assertThat(mysql84.canAttach(Attach.SLAVE_POS)).isFalse();
        assertThat(mariaDb.canAttach(Attach.SLAVE_POS)).isTrue();
        assertThat(mariaDb.canAttach(Attach.AUTO_POSITION)).isFalse();
    }

    @Test
    void onlyMariaDbThrowsAwayWhatItReceivedWhenItReceivesAgain() {
        // Then
        assertThat(mariaDb.receivingAgainKeepsUnapplied()).isFalse();
        assertThat(mysql57.receivingAgainKeepsUnapplied()).isTrue();
    }

    @Test
    void mysqlJustStartsToApplyAgain() {
        // When
        Resumption resumption = mysql84.resumeApplying(
                        List.of(Captures.row("mysql-9.7-links")), ChannelNames.Extent.EVERY)
                .orElseThrow();

        // Then
        assertThat(resumption).isEqualTo(Resumption.by(Sql.of("START REPLICA SQL_THREAD")));
    }

    /** Invariant I6. */
    @Test
    void mariaDbWithBothThreadsStoppedAppliesByFileForAWhile() {
        // Given
        Row stopped =
                Captures.rowWith("mariadb-11.4.5-links", Map.of("Slave_IO_Running", "No", "Slave_SQL_Running", "No"));

        // When
        Resumption resumption = mariaDb.resumeApplying(List.of(stopped), ChannelNames.Extent.EVERY)
                .orElseThrow();

        // Then
        assertThat(resumption.begin())
                .containsExactly(
                        Sql.of(
                                "CHANGE MASTER ? TO MASTER_USE_GTID=no, RELAY_LOG_FILE=?, RELAY_LOG_POS=1117",
                                "",
                                "relay.000002"),
                        Sql.of("START SLAVE ? SQL_THREAD", ""));
        assertThat(resumption.end())
                .containsExactly(
                        Sql.of("STOP SLAVE ?", ""),
                        Sql.of("CHANGE MASTER ? TO MASTER_USE_GTID=slave_pos", ""),
                        Sql.of("START SLAVE ? SQL_THREAD", ""));
    }

    @Test
    void mariaDbThatStillReceivesJustStartsToApplyAgain() {
        // Given
        Row receiving = Captures.rowWith("mariadb-11.4.5-links", Map.of("Slave_SQL_Running", "No"));

        // When
        Resumption resumption = mariaDb.resumeApplying(List.of(receiving), ChannelNames.Extent.EVERY)
                .orElseThrow();

        // Then
        assertThat(resumption).isEqualTo(Resumption.by(Sql.of("START SLAVE ? SQL_THREAD", "")));
    }

    /** Invariant I6. */
    @Test
    void mariaDbThatRestartedAfterItReceivedCannotBeResumed() {
        // Given
        Row restarted = Captures.rowWith(
                "mariadb-11.4.5-links", Map.of("Slave_IO_Running", "No", "Slave_SQL_Running", "No", "Gtid_IO_Pos", ""));

        // Then
        assertThat(mariaDb.resumeApplying(List.of(restarted), ChannelNames.Extent.EVERY))
                .isEmpty();
    }

    @Test
    void statusIsAskedForTogetherWithVariables() {
        // When
        Sql sql = Statements.selectWithSemiSync(List.of("read_only", "port"), mysql84.statusTable());

        // Then
        assertThat(sql.text())
                .startsWith("SELECT @@global.read_only AS read_only, @@global.port AS port, (SELECT GROUP_CONCAT(")
                .contains("FROM performance_schema.global_status WHERE VARIABLE_NAME IN ('Rpl_semi_sync_master_status'")
                .endsWith(") AS semi_sync_status");
    }

    private static SourceChange change(String channel, Place place, ReplicationSettings settings) {
        return new SourceChange(channel, SOURCE, place, Duration.ofMillis(2_500), settings);
    }

    private static List<String> texts(List<Sql> statements) {
        return statements.stream().map(Sql::text).toList();
    }
}
