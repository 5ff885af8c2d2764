package dev.baton.lab;

import dev.baton.lab.process.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Several servers that replicate, built in one line. Replicas are read-only, use GTIDs to find their position, and try
 * a lost source again each second. For one thread at a time.
 */
public final class ReplicationLab implements AutoCloseable {
    private static final Duration REPLICATE_AT_MOST = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int NEW_NUMBERS = 100_000;

    private final LabSpec spec;
    private final ReplicationStatements statements;
    private final List<MysqlServer> servers;
    private final List<GlobalVariables> variables;

    private ReplicationLab(LabSpec spec, List<MysqlServer> servers) {
        this.spec = spec;
        this.statements = ReplicationStatements.of(spec.flavour());
        this.servers = servers;
        this.variables = new ArrayList<>();
    }

    public static ReplicationLab primaryWithReplicas(Flavour flavour, int replicas) {
        return start(LabSpec.of(Topology.primaryWithReplicas(replicas), flavour));
    }

    /** A primary and servers below it, each a replica of the one before. */
    public static ReplicationLab chain(Flavour flavour, int replicas) {
        return start(LabSpec.of(Topology.chain(replicas), flavour));
    }

    /** Two servers that replicate from each other, of which only the first takes writes, and replicas of the first. */
    public static ReplicationLab coPrimaries(Flavour flavour, int replicas) {
        return start(LabSpec.of(Topology.coPrimaries(replicas), flavour));
    }

    /** Starts all servers at once and returns when every replica receives from its source. */
    public static ReplicationLab start(LabSpec spec) {
        List<MysqlServer> servers = new ArrayList<>();
        ReplicationLab lab = new ReplicationLab(spec, servers);
        try {
            servers.addAll(Parallel.map(
                    spec.topology().roles().stream().map(spec::server).toList(), MysqlServer::start));
            lab.variables.addAll(Parallel.map(servers, GlobalVariables::of));
            lab.replicate();
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** Lets servers that run replicate, one for each role; the lab ends them. */
    public static ReplicationLab of(LabSpec spec, List<MysqlServer> servers) {
        ReplicationLab lab = new ReplicationLab(spec, List.copyOf(servers));
        lab.variables.addAll(Parallel.map(servers, GlobalVariables::of));
        lab.replicate();
        return lab;
    }

    public LabSpec spec() {
        return spec;
    }

    /** The server that takes writes, as the lab was built. */
    public MysqlServer primary() {
        return servers.getFirst();
    }

    /** The servers that are read-only, as the lab was built, counted from 1. */
    public MysqlServer replica(int number) {
        return replicas().get(number - 1);
    }

    public List<MysqlServer> replicas() {
        return numbers()
                .filter(number -> spec.topology().roles().get(number) instanceof Topology.Role.Replica)
                .mapToObj(servers::get)
                .toList();
    }

    /** All servers in the order of the topology, the primary first. */
    public List<MysqlServer> servers() {
        return List.copyOf(servers);
    }

    /**
     * Waits until every replica has applied what its source, as the lab was built, has written by now.
     *
     * @throws LabException after 15 s, with the state of the replica that is behind
     */
    public void waitUntilReplicated() {
        numbers().forEach(this::waitUntilReplicated);
    }

    private void waitUntilReplicated(int number) {
        switch (spec.topology().roles().get(number)) {
            case Topology.Role.Primary() -> {}
            case Topology.Role.CoPrimary(int source) -> waitUntilCaughtUp(servers.get(number), servers.get(source));
            case Topology.Role.Replica(int source) -> waitUntilCaughtUp(servers.get(number), servers.get(source));
        }
    }

    /** Waits until one server has applied what another has written by now, however they are connected. */
    public void waitUntilCaughtUp(MysqlServer replica, MysqlServer source) {
        String position = source.queryOne(statements.position());
        if (!"0".equals(replica.queryOne(statements.waitFor(position, REPLICATE_AT_MOST.toSeconds())))) {
            throw new LabException("%s has not applied %s of %s within %s: %s"
                    .formatted(replica, position, source, REPLICATE_AT_MOST, replicationStatus(replica)));
        }
    }

    /** What a server says about its replication, by the column names of its flavour; empty if it replicates from nobody. */
    public Map<String, String> replicationStatus(MysqlServer server) {
        return server.queryRow(statements.status());
    }

    /**
     * Makes the lab what it was when it was built: the topology, global variables and accounts, no data, no history.
     * A server that is down comes back as a new one, with the same port.
     */
    public void reset() {
        try {
            Parallel.forEach(servers, ReplicationLab::revive);
            Parallel.forEach(servers, ServerReset::detach);
            Parallel.forEach(servers, ServerReset::clean);
            Parallel.forEach(variables, GlobalVariables::restore);
        } catch (LabException tooBrokenToRepair) {
            Parallel.forEach(servers, MysqlServer::renew);
        }
        replicate();
    }

    /** Gives a server that had another history fresh data, and lets it replicate all that a source ever wrote. */
    public void rebuild(MysqlServer replica, MysqlServer source) {
        replica.renew();
        // Under its old number it would take what it wrote itself for something that it has already.
        replica.execute("SET GLOBAL server_id = @@GLOBAL.server_id + " + NEW_NUMBERS);
        replicate(replica, source);
        awaitReceiving(replica);
        run(replica, statements.makeReadOnly());
        waitUntilCaughtUp(replica, source);
    }

    @Override
    public void close() {
        Parallel.forEach(servers, MysqlServer::close);
    }

    @Override
    public String toString() {
        return servers.toString();
    }

    private IntStream numbers() {
        return IntStream.range(0, spec.topology().roles().size());
    }

    private static void revive(MysqlServer server) {
        server.thaw();
        if (!server.isAlive()) {
            server.renew();
        }
    }

    private void replicate() {
        Parallel.forEach(numbers().boxed().toList(), this::takeRole);
        Parallel.forEach(numbers().boxed().toList(), this::awaitRole);
    }

    private void awaitRole(int number) {
        MysqlServer server = servers.get(number);
        switch (spec.topology().roles().get(number)) {
            case Topology.Role.Primary() -> awaitPromises(number);
            case Topology.Role.CoPrimary(int source) -> {
                awaitReceiving(server);
                awaitPromises(number);
            }
            case Topology.Role.Replica(int source) -> awaitReceiving(server);
        }
    }

    private void awaitReceiving(MysqlServer replica) {
        await(replica, () -> "Yes".equals(replicationStatus(replica).getOrDefault(statements.receivingColumn(), "")));
    }

    /** Until then, a commit would be acknowledged without a replica. */
    private void awaitPromises(int source) {
        if (spec.acknowledgement() == LabSpec.Acknowledgement.SEMI_SYNCHRONOUS) {
            String expected = Long.toString(spec.topology().replicasOf(source));
            MysqlServer server = servers.get(source);
            await(
                    server,
                    () -> server.queryRow(statements.semiSynchronousReplicas()).containsValue(expected));
        }
    }

    private void await(MysqlServer server, BooleanSupplier condition) {
        Deadline deadline = Deadline.after(REPLICATE_AT_MOST);
        while (!condition.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new LabException("%s did not take its role within %s: %s"
                        .formatted(server, deadline, replicationStatus(server)));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private void takeRole(int number) {
        MysqlServer server = servers.get(number);
        switch (spec.topology().roles().get(number)) {
            case Topology.Role.Primary() -> run(server, statements.makeWritable());
            case Topology.Role.CoPrimary(int source) -> {
                run(server, statements.makeWritable());
                replicate(server, servers.get(source));
            }
            case Topology.Role.Replica(int source) -> {
                replicate(server, servers.get(source));
                run(server, statements.makeReadOnly());
            }
        }
    }

    private void replicate(MysqlServer replica, MysqlServer source) {
        replica.execute(statements.replicateFrom(source), statements.startReplication());
    }

    private static void run(MysqlServer server, List<String> sql) {
        server.execute(sql.toArray(String[]::new));
    }
}
