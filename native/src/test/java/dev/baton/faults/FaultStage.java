package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.Flavour;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.Topology;
import dev.baton.lab.WriteAttempt;
import dev.baton.lab.WritingClient;
import dev.baton.lab.WritingReport;
import dev.baton.lab.fleet.Aftermath;
import dev.baton.lab.fleet.Fleet;
import dev.baton.lab.fleet.HostNode;
import dev.baton.lab.fleet.ManagedAccount;
import dev.baton.lab.fleet.Observer;
import dev.baton.lab.hosts.GeneralLog;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.lab.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Everything that a fault needs to happen in, and what is looked at afterwards. For one thread. */
final class FaultStage implements AutoCloseable {
    private static final Path HOME =
            Path.of(System.getProperty("baton.test.home", "target/baton")).toAbsolutePath();
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int DATABASES = 3;
    private static final int MANAGERS = 3;

    private final HostLab lab;
    private final Fleet fleet;
    private final Aftermath aftermath;
    private final Observer observer;
    private final WritingClient client;
    private final Map<String, Long> marks = new LinkedHashMap<>();
    private final long seed = Long.getLong("baton.faults.seed", System.nanoTime() % 1_000_000);
    private final Random random = new Random(seed);

    private FaultStage(HostLab lab, Fleet fleet, List<String> targets) {
        this.lab = lab;
        this.fleet = fleet;
        this.aftermath = new Aftermath(lab);
        this.observer = Observer.of(lab);
        this.client = WritingClient.trying(
                targets, WritingClient.Pace.DEFAULT, lab.host("app1").network());
        lab.databases().forEach(host -> marks.put(host.name(), new GeneralLog(host).mark()));
    }

    /** A cluster that is known and watched by three Batons; the client tries one server after the other. */
    static FaultStage set() {
        return set(new Clients.EveryServer());
    }

    /** The same with a virtual IP, to which the client writes. */
    static FaultStage withVip() {
        return withVip(Map.of(), Map.of());
    }

    /**
     * The same with an address of another kind.
     *
     * @param how the address is, as in the body of a request
     * @param more configuration of the Batons
     */
    static FaultStage withVip(Map<String, String> how, Map<String, String> more) {
        return set(new Clients.ByVip(how), more);
    }

    /** How clients find the primary. */
    private sealed interface Clients {
        /** They try one server after the other. */
        record EveryServer() implements Clients {}

        /**
         * They write to a virtual IP.
         *
         * @param how it is, as in the body of a request
         */
        record ByVip(Map<String, String> how) implements Clients {}

        /** Where they write, once the cluster is known. */
        default List<String> targets(HostLab lab, Fleet fleet) {
            return switch (this) {
                case EveryServer() ->
                    lab.databases().stream()
                            .map(host -> host.address() + ":3306")
                            .toList();
                case ByVip(var how) -> {
                    fleet.raise(lab.vip(1), how);
                    yield List.of(lab.vip(1) + ":3306");
                }
            };
        }
    }

    /** A Baton's configuration has this too. */
    static FaultStage with(String key, String value) {
        return set(new Clients.EveryServer(), Map.of(key, value));
    }

    private static FaultStage set(Clients clients) {
        return set(clients, Map.of());
    }

    /** A primary, a replica of it, and a replica of that one; a virtual IP is yet to be raised. */
    static FaultStage chain() {
        return set(Topology.chain(DATABASES - 1), new Clients.EveryServer(), Map.of());
    }

    private static FaultStage set(Clients clients, Map<String, String> more) {
        return set(Topology.primaryWithReplicas(DATABASES - 1), clients, more);
    }

    private static FaultStage set(Topology topology, Clients clients, Map<String, String> more) {
        Flavour flavour = Flavour.of(System.getProperty("baton.faults.flavour", Flavour.DEFAULT.name()));
        LabSpec servers = LabSpec.of(topology, flavour).semiSynchronous();
        for (Map.Entry<String, String> setting : GeneralLog.SETTINGS.entrySet()) {
            servers = servers.with(setting.getKey(), setting.getValue());
        }
        HostLab lab = HostLab.start(HostLabSpec.of(servers, MANAGERS));
        Map<String, String> settings = new LinkedHashMap<>(Fleet.ssh(lab));
        settings.putAll(more);
        try {
            Fleet fleet = Fleet.start(lab, HOME, ROOT, settings);
            fleet.discover();
            FaultStage stage = new FaultStage(lab, fleet, clients.targets(lab, fleet));
            stage.awaitWrites(20);
            return stage;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    String vip() {
        return lab.vip(1);
    }

    /** The hosts that have the virtual IP, by their own account. */
    List<String> holders() {
        return lab.databases().stream()
                .filter(host -> host.has(vip()))
                .map(Host::name)
                .toList();
    }

    HostLab lab() {
        return lab;
    }

    Fleet fleet() {
        return fleet;
    }

    MysqlServer server(String host) {
        return lab.server(host);
    }

    /** How the servers call a replica. */
    String replicaWord() {
        return lab.server("db1").flavour().isMysqlSince(8, 4) ? "REPLICA" : "SLAVE";
    }

    /** By which name a server knows its source. */
    String sourceOf(String host) {
        Map<String, String> status = server(host).queryRow("SHOW " + replicaWord() + " STATUS");
        return status.getOrDefault("Source_Host", status.getOrDefault("Master_Host", ""));
    }

    HostNode node(String host) {
        return fleet.nodes().stream()
                .filter(node -> node.host().name().equals(host))
                .findFirst()
                .orElseThrow();
    }

    /** A moment of the seed's choice. */
    void waitUpTo(Duration atMost) {
        pause(Duration.ofMillis(random.nextLong(atMost.toMillis() + 1)));
    }

    /** One of several, of the seed's choice. */
    <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    void pause(Duration time) {
        if (time.isPositive()) {
            Deadline deadline = Deadline.after(time);
            while (!deadline.isOver()) {
                deadline.pause(deadline.left());
            }
        }
    }

    /** Waits for the first acknowledgement of a write that began after a moment, and returns how long after. */
    Duration firstWriteAfter(long nanos, Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            var write = client.report().attempts().stream()
                    .filter(attempt -> attempt.outcome() == WriteAttempt.Outcome.ACKNOWLEDGED)
                    .filter(attempt -> attempt.startedAt() - nanos > 0)
                    .findFirst();
            if (write.isPresent()) {
                return Duration.ofNanos(write.get().endedAt() - nanos);
            }
            if (deadline.isOver()) {
                throw new AssertionError("no write within %s: %s; %s".formatted(atMost, client.report(), story()));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    /** Waits until a recovery has done so many steps, or has ended, and returns which Baton works on it. */
    String awaitWorker(int steps, Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            var recovery = details().stream().findFirst();
            if (recovery.filter(one -> (isWorkedOn(one) && stepsDone(one) >= steps) || one.hasNonNull("endedAt"))
                    .isPresent()) {
                return recovery.get().path("node").asText();
            }
            if (deadline.isOver()) {
                throw new AssertionError(
                        "no recovery with %d steps within %s: %s".formatted(steps, deadline, recovery));
            }
            deadline.pause(Duration.ofMillis(2));
        }
    }

    /** Ends what an account has open on a server. */
    void endSessions(String host, String user) {
        server(host)
                .queryRows("SELECT id FROM information_schema.processlist WHERE user = '%s'".formatted(user))
                .forEach(row -> server(host).execute("KILL " + row.get("id")));
    }

    WritingReport report() {
        return client.report();
    }

    Observer observer() {
        return observer;
    }

    /** The hosts whose servers were told to take writes, once for each time. */
    List<String> promotions() {
        List<String> promoted = new ArrayList<>();
        for (Host host : lab.databases()) {
            new GeneralLog(host)
                    .makingWritable(marks.getOrDefault(host.name(), 0L))
                    .forEach(statement -> promoted.add(host.name()));
        }
        return promoted;
    }

    /** I1, I2, I3 and I8 after a failover that was the only one. */
    void assertOneFailoverAndAllWell() {
        assertPromotions(1);
        assertAllWell();
    }

    /** I3: so many promotions in the servers' own logs, and no more. */
    void assertPromotions(int expected) {
        assertThat(promotions()).as("promotions, %s", story()).hasSize(expected);
    }

    /** I7: nobody was promoted, and no recovery acted. */
    void assertNothingHappened() {
        assertThat(promotions()).as("promotions, %s", story()).isEmpty();
        List<JsonNode> acted = fleet.recoveries().stream()
                .filter(recovery -> recovery.path("acted").asBoolean())
                .filter(recovery -> "FAILOVER".equals(recovery.path("kind").asText()))
                .toList();
        assertThat(acted).as("failovers that acted, %s", story()).isEmpty();
    }

    /** I1, I2 and I8. */
    void assertAllWell() {
        String primary = fleet.primary();
        WritingReport report = client.finish();
        List<String> problems = new ArrayList<>(aftermath.unsettled(details(), SETTLES_WITHIN));
        problems.addAll(aftermath.lost(report, primary));
        problems.addAll(aftermath.interleaved(report));
        problems.addAll(aftermath.twoOwners(observer, vip()));
        assertThat(problems).as("invariants, primary %s, %s", primary, story()).isEmpty();
    }

    /** I1: no two hosts held the address and took writes at the same time. */
    void assertNeverTwoOwners() {
        assertThat(aftermath.twoOwners(observer, vip())).as(story()).isEmpty();
    }

    /** I11: what was used on hosts is in no log, of servers neither, and in no answer or page. */
    void assertNoSecretIsTold() {
        String told = details()
                + fleet.rest().get("/audit").toString()
                + fleet.rest().page("/audit")
                + fleet.rest().page("/status")
                + fleet.nodes().stream().flatMap(node -> node.log().stream()).collect(Collectors.joining("\n"));
        String heard = lab.databases().stream()
                .flatMap(host -> new GeneralLog(host).since(marks.getOrDefault(host.name(), 0L)).stream())
                .collect(Collectors.joining("\n"));
        assertThat(heard).contains("read_only = 0");
        assertThat(fleet.secrets()).isNotEmpty().noneMatch(told::contains);
        // MariaDB writes into its general log what CHANGE MASTER is told, unless the account may switch that off.
        assertThat(fleet.secrets())
                .filteredOn(secret -> !secret.equals(ManagedAccount.REPLICATION_PASSWORD))
                .noneMatch(heard::contains);
    }

    /** What a failure message needs: the seed, and what Baton says that it did. */
    String story() {
        return "seed %d, recoveries %s"
                .formatted(seed, details().stream().map(FaultStage::line).collect(Collectors.joining("; ")));
    }

    @Override
    public void close() {
        client.close();
        observer.close();
        fleet.close();
        lab.close();
    }

    private void awaitWrites(int count) {
        Deadline deadline = Deadline.after(SETTLES_WITHIN);
        while (client.report().count(WriteAttempt.Outcome.ACKNOWLEDGED) < count) {
            if (deadline.isOver()) {
                throw new AssertionError("the client cannot write: " + client.report());
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private List<JsonNode> details() {
        return fleet.recoveries().stream()
                .map(recovery ->
                        fleet.rest().get("/recoveries/" + recovery.path("id").asText()))
                .toList();
    }

    private static boolean isWorkedOn(JsonNode recovery) {
        return !recovery.path("node").asText().isEmpty();
    }

    private static long stepsDone(JsonNode recovery) {
        return recovery.findValuesAsText("endedAt").stream()
                .filter(text -> !text.isEmpty() && !"null".equals(text))
                .count();
    }

    private static String line(JsonNode recovery) {
        return "%s %s %s by %s: %s"
                .formatted(
                        recovery.path("id").asText(),
                        recovery.path("kind").asText(),
                        recovery.path("state").asText(),
                        recovery.path("node").asText(),
                        recovery.path("summary").asText());
    }
}
