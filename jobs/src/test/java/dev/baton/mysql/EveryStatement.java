package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;

import dev.baton.gtid.GtidSet;
import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.SemiSync.Side;
import dev.baton.topology.ServerSettings.RoleAtRestart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that Baton ever says to a managed server, said once to a primary and its two replicas. For one use. */
final class EveryStatement {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final ReplicationLab lab;
    private final Flavour flavour;
    private final ServerConnections connections;
    private final List<String> failures = new ArrayList<>();
    private final Set<Class<?>> performed = new HashSet<>();

    EveryStatement(ReplicationLab lab, Flavour flavour, ServerConnections connections) {
        this.lab = lab;
        this.flavour = flavour;
        this.connections = connections;
    }

    /** What did not work, in words; stops at the first. */
    List<String> failures() {
        List<Runnable> parts = List.of(
                this::read,
                this::hold,
                this::stopAndStart,
                this::applyWhatIsLeft,
                this::detach,
                this::semiSync,
                () -> adjust(new EveryAdjustment(lab, connections)),
                this::swapRoles,
                this::noStepIsMissing);
        for (Runnable part : parts) {
            if (failures.isEmpty()) {
                part.run();
            }
        }
        return failures;
    }

    private void read() {
        if (probe(connections).probeFully(id(lab.replica(1))) instanceof ProbeResult.Missed missed) {
            failures.add(missed.toString());
            return;
        }
        Instance primary = look(lab.primary());
        Instance replica = look(lab.replica(1));
        require("the end of the binary log", primary.binaryLog().end().isPresent());
        require("the list of replicas", primary.listedReplicas().size() == 2);
        require("the state of replication", replica.isReplica());
        require(
                "the heartbeat period",
                replica.isReplica()
                        && replica.links().getFirst().settings().heartbeat().isPositive());
        require(
                "where read_only came from",
                !knowsRoleOrigins() || replica.settings().roleAtRestart() != RoleAtRestart.UNKNOWN);
        askDirectly();
    }

    private boolean knowsRoleOrigins() {
        return flavour.isMariaDb() || flavour.major() >= 8;
    }

    /** What a probe asks only of replicas without a name, and of servers with semi-sync. */
    private void askDirectly() {
        try (ServerSession session = connections.open(id(lab.primary()), Deadline.in(AT_MOST))) {
            Deadline deadline = Deadline.in(AT_MOST);
            require(
                    "who fetches the binary log",
                    session.query(Statements.DUMP_THREADS, deadline).size() == 2);
            Row row = session.queryOne(
                    Statements.selectWithSemiSync(
                            List.of("server_id"), session.dialect().statusTable()),
                    deadline);
            require("variables", row.number("server_id") > 0);
        } catch (SQLException failure) {
            failures.add(String.valueOf(failure.getMessage()));
        }
    }

    private void hold() {
        HeldConnection.Rhythm rhythm = new HeldConnection.Rhythm(Duration.ofMillis(100), Duration.ofSeconds(5));
        switch (HeldConnection.open(connections, id(lab.primary()), rhythm, AT_MOST)) {
            case HeldConnection.Opening.Refused refused -> failures.add(refused.toString());
            case HeldConnection.Opening.Held(HeldConnection held) -> {
                require("a held connection", held.await() instanceof Pulse.Beat);
                held.close();
            }
        }
    }

    private void stopAndStart() {
        InstanceId replica = id(lab.replica(1));
        perform(new Step.StopReceiving(replica));
        perform(new Step.ReconnectToSource(replica, AT_MOST));
        perform(new Step.SeeNothingReceived(replica, held(lab.primary()), Duration.ofMillis(100)));
        perform(new Step.StopReplication(replica));
        perform(new Step.StartReplication(replica));
        perform(new Step.WaitUntilHolds(replica, held(lab.primary()), AT_MOST));
    }

    private void applyWhatIsLeft() {
        InstanceId replica = id(lab.replica(1));
        lab.replica(1).execute(flavour.isMysqlSince(8, 4) ? "STOP REPLICA SQL_THREAD" : "STOP SLAVE SQL_THREAD");
        lab.primary().execute("INSERT INTO d.t VALUES (1)");
        perform(new Step.StopReplication(replica));
        perform(new Step.WaitUntilApplied(replica, AT_MOST));
        perform(new Step.ApplyBacklog(replica, held(lab.primary()), AT_MOST));
        perform(new Step.StartReplication(replica));
        // Replication may have been stopped before the row was received, and nobody can follow one who is behind.
        perform(new Step.WaitUntilHolds(replica, held(lab.primary()), AT_MOST));
    }

    private void detach() {
        InstanceId replica = id(lab.replica(1));
        perform(new Step.DetachReplica(replica));
        perform(new Step.ReattachReplica(replica));
    }

    /** Where it is built in; elsewhere it needs a plug-in, and no other privilege. */
    private void semiSync() {
        InstanceId replica = id(lab.replica(1));
        if (flavour.isMariaDb()) {
            perform(new Step.EnableSemiSync(id(lab.primary()), Side.SOURCE));
            perform(new Step.EnableSemiSync(replica, Side.REPLICA));
            perform(new Step.DisableSemiSync(id(lab.primary()), Side.SOURCE));
        } else {
            performed.add(Step.EnableSemiSync.class);
        }
        perform(new Step.DisableSemiSync(replica, Side.REPLICA));
    }

    private void adjust(EveryAdjustment adjustments) {
        failures.addAll(adjustments.failures());
        performed.addAll(adjustments.performed());
    }

    private void swapRoles() {
        InstanceId old = id(lab.primary());
        InstanceId next = id(lab.replica(1));
        Attach attach = flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION;
        perform(new Step.ReplicateFrom(id(lab.replica(2)), next, attach));
        perform(new Step.MakeReadOnly(old));
        perform(new Step.WaitUntilHolds(next, held(lab.primary()), AT_MOST));
        perform(new Step.StopReplication(next));
        perform(new Step.ForgetSource(next));
        perform(new Step.MakeWritable(next));
        perform(new Step.ReplicateFrom(old, next, attach));
    }

    private void noStepIsMissing() {
        perform(new Step.WaitUntilBack(id(lab.replica(2)), AT_MOST));
        // It ends the server, and needs privileges that only those grant who want it: CloneIT shows it.
        performed.add(Step.CloneFrom.class);
        Set<Class<?>> all = kinds(Step.OnServer.class).collect(Collectors.toSet());
        all.removeAll(performed);
        require("steps that nobody tried: " + all, all.isEmpty());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryStatement::kinds)
                : Stream.of(type);
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

    private GtidSet held(MysqlServer server) {
        return look(server).gtid().held().orElseThrow();
    }

    private Instance look(MysqlServer server) {
        return seen(probe(connections).probeFully(id(server)));
    }

    private void require(String what, boolean works) {
        if (!works) {
            failures.add(what);
        }
    }
}
