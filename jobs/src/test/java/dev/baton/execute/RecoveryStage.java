package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Request;
import dev.baton.store.Ballot;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.Store;
import dev.baton.store.StoreAccess;
import dev.baton.store.StoreGate;
import dev.baton.store.StoreReadiness;
import dev.baton.store.Trigger;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Vote.Verdict;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A store for the recoveries of a test class, and what every one of them needs: servers known, a loss voted on, a check
 * after. An extension, registered in a static field.
 */
final class RecoveryStage implements BeforeAllCallback, AfterAllCallback {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROWS = "SELECT CONCAT(COUNT(*), ' rows, sum ', COALESCE(SUM(id), 0), ', digest ',"
            + " COALESCE(BIT_XOR(CRC32(id)), 0)) FROM t.w";

    private Optional<MysqlServer> server = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        server = Optional.of(MysqlServer.start(Flavour.DEFAULT));
        server.orElseThrow().execute("CREATE DATABASE baton");
        assertThat(new StoreGate(new StoreAccess(database(), MysqlServer.ADMIN, MysqlServer.ADMIN_PASSWORD)).open())
                .isInstanceOf(StoreReadiness.Ready.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.ifPresent(MysqlServer::close);
    }

    private String database() {
        return "jdbc:mysql://" + server.orElseThrow().hostPort() + "/baton";
    }

    String url() {
        return database() + "?user=" + MysqlServer.ADMIN + "&password=" + MysqlServer.ADMIN_PASSWORD
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    }

    /** Rows that everybody has, and a cluster that the store knows. */
    ClusterId prepare(TestWorker worker, ReplicationLab lab) {
        lab.primary()
                .execute(
                        "CREATE DATABASE t",
                        "CREATE TABLE t.w (id INT PRIMARY KEY)",
                        "INSERT INTO t.w VALUES (1), (2), (3)");
        lab.waitUntilReplicated();
        worker.store().nodes().enter("voter", "test");
        worker.observing().discovery().crawl(List.of(id(lab.primary())));
        return worker.store().servers().find(id(lab.primary())).orElseThrow().cluster();
    }

    /** The primary is gone: seen so, and voted on. */
    void lose(TestWorker worker, MysqlServer primary) {
        worker.observing().discovery().crawl(List.of(id(primary)));
        worker.store().votes().cast("voter", List.of(new Ballot(id(primary), Verdict.UNREACHABLE, "gone")));
    }

    Recovery register(Store store, ClusterId cluster, Request request, InstanceId failed) {
        return ((Registration.Registered) store.recoveries()
                        .register(new RecoveryOrder(
                                cluster,
                                "test " + System.nanoTime(),
                                request,
                                new Trigger.Automatic(FindingCode.DEAD_PRIMARY, "test"),
                                failed)))
                .recovery();
    }

    /** Exactly one of the servers takes writes, the others replicate from it, and all hold what it holds. */
    static MysqlServer checkOnePrimary(List<MysqlServer> alive, ReplicationLab lab) {
        List<MysqlServer> writable = alive.stream()
                .filter(one -> one.queryOne("SELECT @@global.read_only").equals("0"))
                .toList();
        assertThat(writable).as("servers that take writes").hasSize(1);
        MysqlServer primary = writable.getFirst();
        primary.execute("INSERT INTO t.w VALUES (100)");
        alive.stream().filter(one -> one != primary).forEach(replica -> {
            lab.waitUntilCaughtUp(replica, primary);
            assertThat(replica.queryOne("SELECT GROUP_CONCAT(id ORDER BY id) FROM t.w"))
                    .isEqualTo("1,2,3,100");
        });
        return primary;
    }

    /** Runs a recovery in a process of its own that dies at a step; the process's exit code. */
    int runUntilDeath(long recovery, int step, CrashingWorker.When when) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingWorker.class.getName(),
                        url(),
                        String.valueOf(recovery),
                        String.valueOf(step),
                        when.name()))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/crashing-worker.log"))
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the worker has died")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Registers it, and runs it to its end. */
    Recovery run(TestWorker worker, ClusterId cluster, Request request, InstanceId about) {
        return worker.runner()
                .run(register(worker.store(), cluster, request, about))
                .orElseThrow();
    }

    /** What a failure's message needs: the outcome and the whole journal. */
    static String story(TestWorker worker, Recovery ended) {
        return ended.outcome() + "\n"
                + worker.store().journal().lines(ended.id()).stream()
                        .map(line -> line.phase() + " " + line.state() + " " + line.text() + ": " + line.detail())
                        .collect(Collectors.joining("\n"));
    }

    /** All of them hold the same rows, whoever replicates from whom; they have a while to come to that. */
    static void checkSameRows(List<MysqlServer> servers) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(servers)
                        .allSatisfy(server -> assertThat(server.queryOne(ROWS))
                                .as(server.hostPort())
                                .isEqualTo(servers.getFirst().queryOne(ROWS))));
    }

    static InstanceId id(MysqlServer server) {
        return new InstanceId(server.host(), server.port());
    }
}
