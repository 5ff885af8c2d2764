package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the hosts' cables go to: a bridge in a network namespace of its own, so that no packet filter of this machine has
 * a say in it. This machine has a cable too, which no {@link Cut} touches. Safe for use by many threads.
 */
final class Switch {
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private final Subnet subnet;
    private final Path folder;
    private final ServerProcess power;
    private final Spaces spaces;

    private Switch(Subnet subnet, Path folder, ServerProcess power) {
        this.subnet = subnet;
        this.folder = folder;
        this.power = power;
        this.spaces = new Spaces(power.pid());
    }

    static Switch start(Subnet subnet, Path folder) {
        Switch made = new Switch(
                subnet,
                folder,
                RunFolder.ofThisJvm().launch(folder, List.of("unshare", "--net", "sleep", "infinity"), Map.of()));
        awaitOwnNetwork(made.spaces);
        made.build();
        return made;
    }

    Subnet subnet() {
        return subnet;
    }

    /** Connects a host that has just booted, and gives it its addresses. */
    synchronized void plugIn(Host host, Spaces inside, String hardwareAddress) {
        unplug(host);
        spaces.ip(
                "link",
                "add",
                port(host.name()),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "address",
                hardwareAddress,
                "netns",
                Long.toString(inside.pid()));
        spaces.ip("link", "set", port(host.name()), "master", "br0", "up");
        batch(
                inside,
                "link set lo up\n%s\nlink set eth0 up\n"
                        .formatted(host.ownAddresses().stream()
                                .map(address -> "address add " + address + " dev eth0"
                                        + (address.contains(":") ? " nodad" : ""))
                                .collect(Collectors.joining("\n"))));
    }

    /** Takes away the port of a host that has died; its other end has gone with it, or will soon. */
    synchronized void unplug(Host host) {
        if (spaces.ip("-o", "link", "show").contains(" " + port(host.name()) + "@")) {
            try {
                spaces.ip("link", "del", port(host.name()));
            } catch (LabException goneMeanwhile) {
                return;
            }
        }
    }

    /** Filters from now on as this text says, and in no other way. */
    synchronized void filter(String ruleset) {
        spaces.feed(HostUser.write(folder.resolve("cuts.nft"), ruleset), "nft", "-f", "-");
    }

    /**
     * Takes it away, with all cables that are plugged in. This machine's own is taken first: the kernel clears an ended
     * namespace away when it likes, and the next lab may be given the same number.
     */
    void end() {
        if (subnet.isCabled()) {
            ip("link", "del", subnet.cable());
        }
        power.kill();
        Folders.delete(folder);
    }

    /** The name of a host's port. */
    static String port(String host) {
        return "p-" + host;
    }

    private void build() {
        batch(spaces, "link set lo up\nlink add br0 type bridge mcast_snooping 0\nlink set br0 up\n");
        ip(
                "link",
                "add",
                subnet.cable(),
                "type",
                "veth",
                "peer",
                "name",
                "cable",
                "netns",
                Long.toString(spaces.pid()));
        ip("address", "add", subnet.observer() + "/" + Subnet.PREFIX, "dev", subnet.cable());
        ip("link", "set", subnet.cable(), "up");
        spaces.ip("link", "set", "cable", "master", "br0", "up");
    }

    private static void ip(String... arguments) {
        ChildCommand.of(Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList())
                .run(AT_MOST);
    }

    private void batch(Spaces where, String lines) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "ip-", ".batch"), lines);
            where.feed(file, "ip", "-batch", "-");
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitOwnNetwork(Spaces spaces) {
        Deadline deadline = Deadline.after(AT_MOST);
        while (network(spaces).equals(network(new Spaces(ProcessHandle.current().pid())))) {
            if (deadline.isOver()) {
                throw new LabException("no network namespace within " + deadline);
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private static Path network(Spaces spaces) {
        try {
            return Files.readSymbolicLink(spaces.networkFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
