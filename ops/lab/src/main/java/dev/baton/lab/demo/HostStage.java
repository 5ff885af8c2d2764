package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.LabException;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.Topology;
import dev.baton.lab.WritingClient;
import dev.baton.lab.fleet.Fleet;
import dev.baton.lab.fleet.Observer;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.HostLabSpec;
import dev.baton.lab.process.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Three servers, three Batons, their store and a client on hosts of their own, and a virtual IP that the client writes
 * to. For one thread.
 */
final class HostStage implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration WRITES_WITHIN = Duration.ofSeconds(30);
    private static final int REPLICAS = 2;
    private static final int MANAGERS = 3;

    private final HostLab lab;
    private final Fleet fleet;
    private final Observer observer;
    private final WritingClient client;

    private HostStage(HostLab lab, Fleet fleet) {
        this.lab = lab;
        this.fleet = fleet;
        this.observer = Observer.of(lab);
        this.client = WritingClient.trying(
                List.of(vip() + ":3306"),
                WritingClient.Pace.IMPATIENT,
                lab.host("app1").network());
    }

    static HostStage set(Options options) {
        LabSpec plain = LabSpec.of(Topology.primaryWithReplicas(REPLICAS), options.flavour());
        HostLab lab = HostLab.start(
                HostLabSpec.of(Stage.isSemiSynchronous(options.flavour()) ? plain.semiSynchronous() : plain, MANAGERS));
        try {
            Fleet fleet = Fleet.start(lab, options.home(), options.root(), Fleet.ssh(lab));
            fleet.discover();
            fleet.raise(lab.vip(1));
            HostStage stage = new HostStage(lab, fleet);
            stage.awaitWrites();
            return stage;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    HostLab lab() {
        return lab;
    }

    Fleet fleet() {
        return fleet;
    }

    Observer observer() {
        return observer;
    }

    WritingClient client() {
        return client;
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

    /** Makes a replica of a server that was primary, with fresh data, and waits until the Batons would hand over. */
    void bringBack(String host) {
        MysqlServer primary = lab.server(fleet.primary());
        lab.replication().rebuild(lab.server(host), primary);
        fleet.rest().delete("/instances/" + host + ":3306/downtime");
        awaitTakeover(host);
    }

    /** Waits until the Batons would hand over to it. */
    void awaitTakeover(String host) {
        Deadline deadline = Deadline.after(WRITES_WITHIN);
        JsonNode preview = fleet.preview("takeover&target=" + host + ":3306");
        while (!"SUCCEEDS".equals(preview.path("verdict").asText())) {
            if (deadline.isOver()) {
                throw new LabException("%s cannot take over: %s".formatted(host, preview));
            }
            deadline.pause(LOOK_EVERY);
            preview = fleet.preview("takeover&target=" + host + ":3306");
        }
    }

    @Override
    public void close() {
        client.close();
        observer.close();
        fleet.close();
        lab.close();
    }

    private void awaitWrites() {
        Deadline deadline = Deadline.after(WRITES_WITHIN);
        while (client.report().acknowledged().isEmpty()) {
            if (deadline.isOver()) {
                throw new LabException(
                        "nobody can write through %s, held by %s: %s".formatted(vip(), holders(), client.report()));
            }
            deadline.pause(LOOK_EVERY);
        }
    }
}
