package dev.baton.lab.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.Parallel;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.process.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Three Batons, or as many as there are hosts for them, on the hosts of a lab. For one thread at a time. */
public final class Fleet implements AutoCloseable {
    private static final String BY = "lab";
    private static final String STORE_USER = "baton";
    private static final String STORE_PASSWORD = "storepw";
    private static final Duration READY_AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final List<String> ENDED = List.of("SUCCEEDED", "SUCCEEDED_WITH_ERRORS", "REFUSED", "FAILED");

    private final HostLab lab;
    private final List<HostNode> nodes;
    private final BatonRest rest;

    private Fleet(HostLab lab, List<HostNode> nodes) {
        this.lab = lab;
        this.nodes = nodes;
        this.rest = new BatonRest(nodes);
    }

    /**
     * Starts a Baton on each host for one, and returns when all are ready.
     *
     * @param home the distribution
     * @param root the repository
     * @param more configuration
     */
    public static Fleet start(HostLab lab, Path home, Path root, Map<String, String> more) {
        MysqlServer store = lab.server("store");
        store.execute(
                "CREATE DATABASE baton CHARACTER SET utf8mb4",
                "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(STORE_USER, STORE_PASSWORD),
                "GRANT ALL ON baton.* TO '%s'@'%%'".formatted(STORE_USER));
        new ManagedAccount(root).create(lab.server("db1"));
        Settings settings = Settings.of("jdbc:mysql://store:3306/baton", STORE_USER, STORE_PASSWORD)
                .with(more);
        Fleet fleet = new Fleet(
                lab,
                lab.managers().stream()
                        .map(host -> HostNode.launch(host, home, settings))
                        .toList());
        try {
            Parallel.forEach(fleet.nodes, node -> node.awaitReady(fleet.rest));
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    public List<HostNode> nodes() {
        return nodes;
    }

    public BatonRest rest() {
        return rest;
    }

    /** Finds the servers of the lab from its primary, and returns when each Baton watches that, and could replace it. */
    public void discover() {
        JsonNode answer = rest.post("/instances?wait=30", Map.of("address", "db1:3306"));
        if (!"DONE".equals(answer.path("state").asText())) {
            throw new LabException("not discovered: " + answer);
        }
        Deadline deadline = Deadline.after(READY_AT_MOST);
        while (!isWhole() || watchers("db1") < nodes.size()) {
            if (deadline.isOver()) {
                throw new LabException("the Batons do not know the cluster within %s: %s, %d watch"
                        .formatted(deadline, rest.find("/clusters/db1:3306"), watchers("db1")));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    /** Configuration by which Batons get onto the hosts of a lab. */
    public static Map<String, String> ssh(HostLab lab) {
        return Map.of(
                "baton.ssh.user", lab.sshUser(),
                "baton.ssh.key-file", lab.sshKey().toString());
    }

    /** What nobody must ever be told: passwords, and the lines of the private key. */
    public List<String> secrets() {
        try (Stream<String> key = Files.lines(lab.sshKey())) {
            return Stream.concat(
                            Stream.of(STORE_PASSWORD, ManagedAccount.PASSWORD, ManagedAccount.REPLICATION_PASSWORD),
                            key.filter(line -> !line.startsWith("-----")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the cluster a virtual IP for its writer, puts it on the primary's host, and returns when it is there. */
    public void raise(String ip) {
        raise(ip, Map.of());
    }

    /**
     * The same for an address of another kind.
     *
     * @param how it is, as in the body of the request
     */
    public void raise(String ip, Map<String, String> how) {
        lab.databases().forEach(this::trust);
        Map<String, String> body = new HashMap<>(Map.of(
                "cluster", "db1:3306",
                "address", ip + "/24",
                "interface", "eth0",
                "role", "writer",
                "by", BY));
        body.putAll(how);
        rest.post("/vips", body);
        place(ip);
    }

    /** Puts a virtual IP where it belongs, and returns when it is there. */
    public JsonNode place(String ip) {
        String id =
                rest.post("/vips/" + ip + "/place", Map.of("by", BY)).path("id").asText();
        JsonNode done = awaitRecovery(recovery -> recovery.path("id").asText().equals(id), READY_AT_MOST);
        if (!done.path("state").asText().startsWith("SUCCEEDED")) {
            throw new LabException("the virtual IP is not placed: " + done);
        }
        return done;
    }

    /** Confirms the SSH key of a host, as somebody does who compared its fingerprint on the host itself. */
    private void trust(Host host) {
        JsonNode answer = rest.post(
                "/vips/host-keys?wait=30",
                Map.of("host", host.name(), "fingerprint", host.sshd().fingerprint(), "by", BY));
        if (!"DONE".equals(answer.path("state").asText())) {
            throw new LabException("the key of %s is not confirmed: %s".formatted(host, answer));
        }
    }

    /** How many Batons hold a connection to that server to learn of its death. */
    public int watchers(String host) {
        return Integer.parseInt(lab.server(host)
                .queryOne("SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE user = 'baton' AND info LIKE 'DO SLEEP%'"));
    }

    /** The cluster as the Batons know it. */
    public JsonNode cluster() {
        return rest.find("/clusters/" + lab.databases().getLast().name() + ":3306");
    }

    /** The name of the host whose server the Batons take for the primary. */
    public String primary() {
        return cluster().path("primary").asText().replaceAll(":.*", "");
    }

    /** What would come of a {@code failover} or a {@code takeover} now. */
    public JsonNode preview(String purpose) {
        return rest.find("/clusters/" + lab.databases().getLast().name() + ":3306/preview?for=" + purpose);
    }

    /** All recoveries of the cluster, the newest first. */
    public List<JsonNode> recoveries() {
        JsonNode all =
                rest.find("/recoveries?cluster=" + lab.databases().getLast().name() + ":3306");
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** The newest recovery, in detail, once it has ended and is such as wanted. */
    public JsonNode awaitRecovery(Predicate<JsonNode> wanted, Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            List<JsonNode> found = recoveries().stream()
                    .filter(recovery -> ENDED.contains(recovery.path("state").asText()))
                    .filter(wanted)
                    .toList();
            if (!found.isEmpty()) {
                return rest.get("/recoveries/" + found.getFirst().path("id").asText());
            }
            if (deadline.isOver()) {
                throw new LabException("no such recovery within %s: %s".formatted(deadline, recoveries()));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    /** The same for a failover that changed something. */
    public JsonNode awaitAct(Duration atMost) {
        return awaitRecovery(
                recovery -> recovery.path("acted").asBoolean()
                        && "FAILOVER".equals(recovery.path("kind").asText()),
                atMost);
    }

    @Override
    public void close() {
        nodes.forEach(HostNode::thaw);
        Parallel.forEach(nodes, HostNode::stop);
    }

    private boolean isWhole() {
        JsonNode known = rest.find("/clusters/db1:3306");
        return known.path("servers").asInt() == lab.databases().size()
                && "db1:3306".equals(known.path("primary").asText())
                && "SUCCEEDS"
                        .equals(rest.find("/clusters/db1:3306/preview?for=failover")
                                .path("verdict")
                                .asText());
    }
}
