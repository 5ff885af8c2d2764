package dev.baton.lab.hosts;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.Parallel;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.ServerSpec;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Hosts with servers that replicate, and hosts for Batons, for their store and for an application. Several labs may run
 * at once, in one virtual machine or in many. Ends with the virtual machine at the latest. For one thread at a time.
 *
 * <pre>{@code
 * try (HostLab lab = HostLab.start(Flavour.DEFAULT, 3, 3)) {
 *     lab.host("db1").run("ip", "address", "add", lab.vip(1) + "/32", "dev", "eth0");
 *     lab.network().isolate("db1");
 *     lab.server("db2").execute("SET GLOBAL read_only = 0");
 * }
 * }</pre>
 */
public final class HostLab implements AutoCloseable {
    private static final int SUBNETS = 250;
    private static final int ATTEMPTS = 1_000;
    private static final String STORE = "store";
    private static final int ADDRESSES = 3;

    private final Subnet subnet;
    private final Path folder;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, MysqlServer> servers = new LinkedHashMap<>();
    private Optional<Network> network = Optional.empty();
    private Optional<ReplicationLab> replication = Optional.empty();

    private HostLab(Subnet subnet, Path folder) {
        this.subnet = subnet;
        this.folder = folder;
    }

    /** Why there can be no hosts on this machine, with the remedy; empty if there can. */
    public static Optional<String> obstacle() {
        return Requirements.obstacle();
    }

    /** Skips a test where there can be no hosts, and says why. */
    public static void assumePossible() {
        Assumptions.assumeTrue(obstacle().isEmpty(), () -> obstacle().orElse(""));
    }

    /** A primary {@code db1} with its replicas, known by their names, and hosts for Batons. */
    public static HostLab start(Flavour flavour, int databases, int managers) {
        return start(HostLabSpec.of(flavour, databases, managers));
    }

    /**
     * Boots all hosts and returns when every replica receives from its source, and the store's server answers.
     *
     * @throws LabException if this machine cannot; the text says why
     */
    public static HostLab start(HostLabSpec spec) {
        obstacle().ifPresent(why -> {
            throw new LabException(why);
        });
        HostLab lab = reserve();
        try {
            lab.boot(spec);
            lab.serve(spec);
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** In the order db1, …, mgr1, …, store, app1. */
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    public Host host(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow(() -> new LabException("no host " + name));
    }

    /** {@code db1}, {@code db2}, …; the first was built as the primary. */
    public List<Host> databases() {
        return hosts().stream().filter(host -> host.name().startsWith("db")).toList();
    }

    /** {@code mgr1}, {@code mgr2}, …. */
    public List<Host> managers() {
        return hosts().stream().filter(host -> host.name().startsWith("mgr")).toList();
    }

    /** The server on a host, one of the databases or the store. */
    public MysqlServer server(String host) {
        return Optional.ofNullable(servers.get(host)).orElseThrow(() -> new LabException("no server on " + host));
    }

    /** The servers that replicate, in the order of the topology. */
    public ReplicationLab replication() {
        return replication.orElseThrow(() -> new LabException("not started"));
    }

    /** The wires. */
    public Network network() {
        return network.orElseThrow(() -> new LabException("not started"));
    }

    /** Boots a host again, and its server. */
    public void restart(String host) {
        host(host).restart();
        Optional.ofNullable(servers.get(host)).ifPresent(MysqlServer::start);
    }

    /** An address that is free for clients to follow, counted from 1. */
    public String vip(int which) {
        return subnet.vip(which);
    }

    /** The same, of IPv6. */
    public String vip6(int which) {
        return subnet.vip6(which);
    }

    /** The lines by which {@link #sshUser} may do what the lab's first three virtual IPs need, as operators install them. */
    public List<String> sudoers() {
        return Sudoers.of(subnet, ADDRESSES);
    }

    /** The user to log in as by SSH; may do by sudo what a virtual IP needs, with its prefix of 24 or 64 bits. */
    public String sshUser() {
        return HostUser.NAME;
    }

    /** A file with the private key that logs in to every host. */
    public Path sshKey() {
        return folder.resolve("id_ed25519");
    }

    /** What a file of known hosts has to hold, a line for each host. */
    public List<String> knownHosts() {
        return hosts().stream().map(host -> host.sshd().knownHost()).toList();
    }

    /** A file that lives as long as the lab. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        servers.values().forEach(MysqlServer::close);
        hosts.values().forEach(Host::kill);
        network.ifPresent(Network::end);
        hosts.values().forEach(host -> Folders.delete(host.folder()));
        Folders.delete(folder);
    }

    @Override
    public String toString() {
        return "hosts " + subnet.address(0) + "/" + Subnet.PREFIX;
    }

    private static HostLab reserve() {
        RunFolder run = RunFolder.ofThisJvm();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Subnet subnet = new Subnet(1 + ThreadLocalRandom.current().nextInt(SUBNETS));
            if (subnet.isCabled()) {
                continue;
            }
            Optional<Path> folder = run.newNamedFolder("hosts-" + subnet.number());
            if (folder.isPresent()) {
                return new HostLab(subnet, folder.get());
            }
        }
        throw new LabException("no free network in " + ATTEMPTS + " attempts");
    }

    private void boot(HostLabSpec spec) {
        SshKeys.make(sshKey());
        Switch ethernet = Switch.start(subnet, newFolder("switch"));
        List<Subnet.Place> places = Subnet.places(spec.databases(), spec.managers());
        network = Optional.of(
                new Network(ethernet, places.stream().map(Subnet.Place::name).collect(Collectors.toSet())));
        List<String> names = places.stream()
                .flatMap(place -> Stream.of(
                        subnet.address(place.host()) + " " + place.name(),
                        subnet.address6(place.host()) + " " + place.name()))
                .toList();
        List<String> sudoers = spec.sudoers().isEmpty() ? sudoers() : spec.sudoers();
        for (Subnet.Place place : places) {
            hosts.put(
                    place.name(),
                    new Host(
                            place,
                            ethernet,
                            newFolder(place.name()),
                            new EtcFiles.Content(place.name(), names, sudoers, SshKeys.publicKey(sshKey()))));
        }
        Parallel.forEach(hosts(), Host::start);
    }

    private Path newFolder(String name) {
        return Folders.create(folder.resolveSibling("hosts-" + subnet.number() + "-" + name));
    }

    private void serve(HostLabSpec spec) {
        List<ServerSpec> specs = new ArrayList<>();
        IntStream.range(0, spec.databases()).forEach(number -> specs.add(database(spec, number)));
        List<Host> where = new ArrayList<>(databases());
        specs.add(ServerSpec.of(Flavour.DEFAULT));
        where.add(host(STORE));
        List<Integer> numbers = IntStream.range(0, where.size()).boxed().toList();
        List<MysqlServer> started = Parallel.map(
                numbers,
                number ->
                        MysqlServer.start(specs.get(number), HostServer.prepare(where.get(number), specs.get(number))));
        numbers.forEach(number -> servers.put(where.get(number).name(), started.get(number)));
        replication = Optional.of(ReplicationLab.of(spec.servers(), started.subList(0, spec.databases())));
    }

    private ServerSpec database(HostLabSpec spec, int number) {
        Host host = databases().get(number);
        String known = switch (spec.naming()) {
            case NAMES -> host.name();
            case ADDRESSES -> host.address();
        };
        return spec.servers()
                .server(spec.servers().topology().roles().get(number))
                .with(Map.of("report-host", known, "server-id", Integer.toString(number + 1)));
    }
}
