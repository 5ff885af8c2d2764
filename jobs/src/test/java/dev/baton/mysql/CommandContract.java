package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Step;
import dev.baton.topology.Instance;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contract tests of steps have in common: a primary and two replicas of one flavour, and what is done to them.
 */
abstract class CommandContract {

    static final Duration AT_MOST = Duration.ofSeconds(15);
    static final Duration SHORT = Duration.ofMillis(1_500);

    final Flavour flavour;
    final ReplicationLab lab;
    final ServerConnections connections = LabServers.connections();
    final ServerCommands commands = new ServerCommands(connections);

    CommandContract(LazyLab lab) {
        this.flavour = lab.flavour();
        this.lab = lab.get();
    }

    static List<LazyLab> labs() {
        return Flavours.forContractTests().stream().map(LazyLab::new).toList();
    }

    @BeforeEach
    void createTable() {
        primary().execute("CREATE DATABASE d", "CREATE TABLE d.t (id INT PRIMARY KEY)");
        lab.waitUntilReplicated();
    }

    @AfterEach
    void resetLab() {
        connections.close();
        lab.reset();
    }

    MysqlServer primary() {
        return lab.primary();
    }

    MysqlServer replica() {
        return lab.replica(1);
    }

    Step.ReplicateFrom replicateFrom(MysqlServer target, MysqlServer source) {
        return new Step.ReplicateFrom(
                id(target), id(source), flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION);
    }

    /** Two transactions are received by the replica and not applied. */
    void leaveUnapplied() {
        execute(replica(), "STOP SLAVE SQL_THREAD");
        write(1);
        write(2);
        awaitReceived();
    }

    void awaitReceived() {
        GtidSet written = look(primary()).gtid().held().orElseThrow();
        await().atMost(AT_MOST).until(() -> received().contains(written));
    }

    /** The rows come, though the primary dies. */
    void assertNothingIsLost() {
        primary().kill();
        assertThat(commands.perform(new Step.WaitUntilApplied(id(replica()), AT_MOST))
                        .succeeded())
                .isTrue();
        assertThat(rows(replica())).isEqualTo("2");
    }

    GtidSet received() {
        Instance instance = look(replica());
        return instance.links().getFirst().progress().retrieved().gtids().stream()
                .reduce(instance.gtid().held().orElseGet(this::nothing), GtidSet::union);
    }

    GtidSet nothing() {
        return flavour.isMariaDb() ? MariaDbGtidSet.EMPTY : MysqlGtidSet.EMPTY;
    }

    void write(int id) {
        primary().execute("INSERT INTO d.t VALUES (" + id + ")");
    }

    static String rows(MysqlServer server) {
        return server.queryOne("SELECT COUNT(*) FROM d.t");
    }

    Instance look(MysqlServer server) {
        return seen(probe(connections).probeFully(id(server)));
    }

    ReplicationLink link() {
        return look(replica()).links().getFirst();
    }

    void makeWritable(MysqlServer server) {
        assertThat(commands.perform(new Step.MakeWritable(id(server))).succeeded())
                .isTrue();
    }

    void execute(MysqlServer server, String sql) {
        server.execute(flavour.isMysqlSince(8, 4) ? sql.replace("SLAVE", "REPLICA") : sql);
    }

    void report(String what, Duration took) {
        System.out.printf("%s %s: %d ms%n", flavour, what, took.toMillis());
    }
}
