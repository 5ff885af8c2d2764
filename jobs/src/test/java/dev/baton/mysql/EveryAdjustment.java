package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.awaitility.Awaitility.await;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Adjustment;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that people can ask of a server, done once to a primary and its two replicas, which replicate by GTID
 * before and after. For one use.
 */
final class EveryAdjustment {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final String ERRANT = "11111111-2222-3333-4444-555555555555:1";

    private final ReplicationLab lab;
    private final ServerConnections connections;
    private final List<String> failures = new ArrayList<>();
    private final Set<Class<?>> performed = new HashSet<>();
    private int row = 1_000;

    EveryAdjustment(ReplicationLab lab, ServerConnections connections) {
        this.lab = lab;
        this.connections = connections;
    }

    Set<Class<?>> performed() {
        return performed;
    }

    /** What did not work, in words; stops at the first. */
    List<String> failures() {
        List<Runnable> parts =
                List.of(this::changeChannels, this::skip, this::changeLogs, this::kill, this::moveByFile, this::forget);
        for (Runnable part : parts) {
            if (failures.isEmpty()) {
                part.run();
            }
        }
        return failures;
    }

    private void changeChannels() {
        InstanceId replica = id(lab.replica(1));
        perform(new Adjustment.DelayReplication(replica, Duration.ofSeconds(1)));
        perform(new Adjustment.DelayReplication(replica, Duration.ZERO));
        perform(new Adjustment.AttachBy(replica, Attach.FILE_POSITION));
        perform(new Adjustment.AttachBy(replica, byGtid()));
    }

    /** The row is there already, though nothing in the binary log tells. */
    private void skip() {
        if (lab.primary().flavour().isMariaDb()) {
            // It asks for SUPER, which the account does not have unless somebody wants this: ops/grants says so.
            performed.add(Adjustment.SkipTransaction.class);
            return;
        }
        MysqlServer replica = lab.replica(2);
        int taken = row++;
        perform(new Step.MakeWritable(id(replica)));
        replica.execute("SET SESSION sql_log_bin = 0", "INSERT INTO d.t VALUES (" + taken + ")");
        lab.primary().execute("INSERT INTO d.t VALUES (" + taken + ")");
        await().atMost(AT_MOST)
                .until(() -> look(replica).links().getFirst().sql().error().isPresent());
        perform(new Adjustment.SkipTransaction(id(replica)));
        perform(new Step.WaitUntilHolds(id(replica), held(lab.primary()), AT_MOST));
        perform(new Step.MakeReadOnly(id(replica)));
    }

    private void changeLogs() {
        perform(new Adjustment.FlushBinaryLogs(id(lab.primary())));
        write();
        perform(new Adjustment.PurgeBinaryLogs(
                id(lab.primary()), end(lab.primary()).file()));
    }

    private void kill() {
        try (Connection client = lab.primary().connectAs(MysqlServer.REPLICATION, MysqlServer.REPLICATION_PASSWORD);
                Statement statement = client.createStatement();
                ResultSet number = statement.executeQuery("SELECT CONNECTION_ID()")) {
            number.next();
            long connection = number.getLong(1);
            Thread.ofVirtual().start(() -> sleep(client));
            await().atMost(AT_MOST)
                    .until(() -> lab.primary()
                            .queryOne(
                                    "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '%SLEEP(20)%'"
                                            + " AND ID = " + connection)
                            .equals("1"));
            perform(new Adjustment.KillQuery(id(lab.primary()), connection));
        } catch (SQLException failure) {
            failures.add("a client: " + failure.getMessage());
        }
    }

    private static void sleep(Connection client) {
        try (Statement statement = client.createStatement()) {
            statement.execute("SELECT SLEEP(20)");
        } catch (SQLException killed) {
            return;
        }
    }

    /** The second replica goes below the first one and comes back. */
    private void moveByFile() {
        MysqlServer source = lab.replica(1);
        InstanceId replica = id(lab.replica(2));
        perform(new Step.WaitUntilHolds(id(source), held(lab.primary()), AT_MOST));
        perform(new Adjustment.ReplicateAt(replica, id(source), end(source)));
        write();
        perform(new Step.WaitUntilHolds(id(source), held(lab.primary()), AT_MOST));
        perform(new Adjustment.WaitUntilReached(replica, end(source), AT_MOST));
        perform(new Step.StopReplication(replica));
        write();
        perform(new Step.WaitUntilHolds(id(source), held(lab.primary()), AT_MOST));
        perform(new Adjustment.ApplyUntil(replica, end(source), AT_MOST));
        perform(new Step.StartReplication(replica));
        perform(new Step.ReplicateFrom(replica, id(lab.primary()), byGtid()));
    }

    private void forget() {
        InstanceId replica = id(lab.replica(2));
        GtidSet kept = held(lab.replica(2));
        if (lab.primary().flavour().isMariaDb()) {
            performed.add(Adjustment.InjectEmpty.class);
        } else {
            perform(new Adjustment.InjectEmpty(replica, MysqlGtidSet.parse(ERRANT)));
        }
        perform(new Step.StopReceiving(replica));
        perform(new Adjustment.ForgetErrant(replica, kept));
        write();
        perform(new Step.WaitUntilHolds(replica, held(lab.primary()), AT_MOST));
    }

    private void write() {
        lab.primary().execute("INSERT INTO d.t VALUES (" + row++ + ")");
    }

    private Attach byGtid() {
        return lab.primary().flavour().isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION;
    }

    private BinlogPosition end(MysqlServer server) {
        return look(server).binaryLog().end().orElseThrow();
    }

    private GtidSet held(MysqlServer server) {
        return look(server).gtid().held().orElseThrow();
    }

    private Instance look(MysqlServer server) {
        return seen(probe(connections).probeFully(id(server)));
    }

    private void perform(Step.OnServer step) {
        if (!failures.isEmpty()) {
            return;
        }
        performed.add(step.getClass());
        StepResult result = new ServerCommands(connections).perform(step);
        if (!result.succeeded()) {
            failures.add(step + ": " + result + " in " + lab.replicationStatus(lab.replica(1)));
        }
    }
}
