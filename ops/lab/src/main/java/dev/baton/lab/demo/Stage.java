package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.lab.WritingClient;
import dev.baton.lab.fleet.BatonRest;
import dev.baton.lab.fleet.ManagedAccount;
import dev.baton.lab.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Three servers that replicate, with data, and a client that writes; known to the Batons and watched by them. For one
 * thread.
 */
final class Stage implements AutoCloseable {
    private static final Duration READY_AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int REPLICAS = 2;
    private static final int ROWS = 1_000;

    private final ReplicationLab lab;
    private final WritingClient client;
    private final BatonRest rest;

    private Stage(ReplicationLab lab, WritingClient client, BatonRest rest) {
        this.lab = lab;
        this.client = client;
        this.rest = rest;
    }

    static Stage set(Flavour flavour, Path root, Batons batons) {
        ReplicationLab lab = ReplicationLab.start(spec(flavour));
        try {
            new ManagedAccount(root).create(lab.primary());
            fill(lab.primary());
            lab.waitUntilReplicated();
            Stage stage = new Stage(
                    lab,
                    WritingClient.trying(
                            lab.servers().stream().map(MysqlServer::hostPort).toList(), WritingClient.Pace.DEFAULT),
                    batons.rest());
            stage.discover();
            stage.awaitWatch(batons);
            return stage;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** Whether a commit is told only when a replica has it, so that none can be lost. Not every flavour can. */
    static boolean isSemiSynchronous(Flavour flavour) {
        return flavour.isMariaDb() || flavour.isMysqlSince(8, 1);
    }

    ReplicationLab lab() {
        return lab;
    }

    WritingClient client() {
        return client;
    }

    /** The cluster as the Batons know it. */
    JsonNode cluster() {
        return rest.get("/clusters/" + lab.replica(1).hostPort());
    }

    /** That server of ours. */
    MysqlServer server(String hostPort) {
        return lab.servers().stream()
                .filter(server -> server.hostPort().equals(hostPort))
                .findFirst()
                .orElseThrow(() -> new LabException("no server of ours: " + hostPort));
    }

    @Override
    public void close() {
        client.close();
        lab.close();
    }

    private static LabSpec spec(Flavour flavour) {
        LabSpec plain = LabSpec.of(Topology.primaryWithReplicas(REPLICAS), flavour);
        return isSemiSynchronous(flavour) ? plain.semiSynchronous() : plain;
    }

    private static void fill(MysqlServer primary) {
        primary.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT AUTO_INCREMENT PRIMARY KEY, item VARCHAR(40) NOT NULL)",
                "INSERT INTO shop.orders (item) VALUES " + "('book'),".repeat(ROWS - 1) + "('book')");
    }

    private void discover() {
        JsonNode request =
                rest.post("/instances?wait=30", Map.of("address", lab.primary().hostPort()));
        if (!"DONE".equals(request.path("state").asText())) {
            throw new LabException("not discovered: " + request);
        }
    }

    /** Until the cluster is whole, a failover would succeed, and each Baton holds its connection to the primary. */
    private void awaitWatch(Batons batons) {
        Deadline deadline = Deadline.after(READY_AT_MOST);
        while (!isWhole() || watchers() < batons.nodes().size()) {
            if (deadline.isOver()) {
                throw new LabException("the Batons do not know the cluster within %s: %s, %d watch"
                        .formatted(
                                deadline, rest.find("/clusters/" + lab.primary().hostPort()), watchers()));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private boolean isWhole() {
        String cluster = "/clusters/" + lab.primary().hostPort();
        JsonNode known = rest.find(cluster);
        return known.path("servers").asInt() == REPLICAS + 1
                && known.path("primary").asText().equals(lab.primary().hostPort())
                && "SUCCEEDS"
                        .equals(rest.find(cluster + "/preview?for=failover")
                                .path("verdict")
                                .asText());
    }

    private int watchers() {
        return Integer.parseInt(lab.primary()
                .queryOne("SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE user = 'baton' AND info LIKE 'DO SLEEP%'"));
    }
}
