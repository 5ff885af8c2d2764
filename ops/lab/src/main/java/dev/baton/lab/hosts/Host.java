package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One host: a network of its own, a host name, users, and processes that all die with it. What it had in memory, such as
 * an address that was added later, a restart forgets. Looking at it is safe from many threads; the rest is for one at a
 * time.
 */
public final class Host {
    private static final Duration BOOTS_WITHIN = Duration.ofSeconds(20);
    private static final Duration COMMAND_AT_MOST = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Subnet.Place place;
    private final Subnet subnet;
    private final Path folder;
    private final Switch ethernet;
    private final Sshd sshd;
    private volatile State state = new State.Down();

    private sealed interface State {
        record Down() implements State {}

        /**
         * @param power its end is the end of everything on the host
         * @param spaces of the host's first process
         */
        record Up(ServerProcess power, Spaces spaces) implements State {}
    }

    /**
     * Makes the files of a host that does not run yet.
     *
     * @param ethernet that its cable goes to
     * @param folder of its own
     */
    Host(Subnet.Place place, Switch ethernet, Path folder, EtcFiles.Content content) {
        this.place = place;
        this.subnet = ethernet.subnet();
        this.folder = folder;
        this.ethernet = ethernet;
        EtcFiles etc = new EtcFiles(folder);
        etc.write(content);
        writeInit(etc);
        this.sshd = new Sshd(this, folder.resolve("ssh"));
    }

    /** Such as {@code db1}. */
    public String name() {
        return place.name();
    }

    /** Its IPv4 address, by which this machine reaches it too. */
    public String address() {
        return subnet.address(place.host());
    }

    /** Its IPv6 address. */
    public String address6() {
        return subnet.address6(place.host());
    }

    /** Where its files are; every host sees those of the others. */
    public Path folder() {
        return folder;
    }

    public Sshd sshd() {
        return sshd;
    }

    public boolean isUp() {
        return state instanceof State.Up(var power, var spaces) && power.isAlive();
    }

    /** Boots it, unless it runs, and returns when it can be logged in to. */
    public Host start() {
        if (isUp()) {
            return this;
        }
        boot();
        ethernet.plugIn(this, spaces(), subnet.hardwareAddress(place.host()));
        sshd.start();
        return this;
    }

    /** Cuts its power: all of its processes are gone, and nobody is told. */
    public void kill() {
        if (state instanceof State.Up(var power, var spaces) && power.isAlive()) {
            Signals.kill(List.of(spaces.pid()));
            Deadline deadline = Deadline.after(BOOTS_WITHIN);
            while (power.isAlive() && !deadline.isOver()) {
                deadline.pause(LOOK_EVERY);
            }
            ethernet.unplug(this);
        }
        state = new State.Down();
    }

    /** Boots it again; its servers are still to be started. */
    public Host restart() {
        kill();
        return start();
    }

    /** Stops all its processes; its kernel still answers for it. */
    public void freeze() {
        Set<Long> frozen = new HashSet<>();
        // Some may have made others meanwhile.
        while (frozen.addAll(spaces().inhabitants())) {
            Signals.freeze(frozen);
        }
    }

    public void thaw() {
        // Who entered for a process stops when it stops, and lives outside.
        Signals.thaw(spaces().inhabitants().stream()
                .flatMap(pid -> Stream.concat(
                        ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid).stream(),
                        Stream.of(pid)))
                .filter(pid -> pid != ProcessHandle.current().pid())
                .distinct()
                .toList());
    }

    /**
     * Runs a command as root on it, for half a minute at most, and returns what it said.
     *
     * @throws LabException if it fails
     */
    public String run(String... command) {
        return ChildCommand.of(spaces().all(List.of(command))).run(COMMAND_AT_MOST);
    }

    /** Starts a program on it as root that goes on running. */
    public Service launch(String name, List<String> command, Map<String, String> environment) {
        return Service.launch(spaces(), folder.resolve(name), command, environment);
    }

    /** Makes connections from it; another one after each boot. */
    public NetworkThread network() {
        return new NetworkThread(spaces().networkFile());
    }

    /** The addresses of its interface, with their prefixes, IPv4 and IPv6. */
    public Set<String> addresses() {
        Set<String> addresses = new HashSet<>();
        for (String word : spaces().ip("-o", "address", "show", "dev", "eth0").split("\\s+", -1)) {
            if (word.contains("/")) {
                addresses.add(word);
            }
        }
        return addresses;
    }

    /** Whether it has that address, whatever the prefix. */
    public boolean has(String address) {
        return isUp() && addresses().stream().anyMatch(one -> one.startsWith(address + "/"));
    }

    /** Lets its SSH user do by sudo what these lines say, from now on. */
    public void permit(List<String> sudoers) {
        new EtcFiles(folder).permit(sudoers);
    }

    @Override
    public String toString() {
        return name();
    }

    /** Where its processes live, for commands of {@code ip} and the like. */
    Spaces spaces() {
        return switch (state) {
            case State.Down() -> throw new LabException(this + " is down");
            case State.Up(var power, var spaces) -> spaces;
        };
    }

    /** Its address with its prefix, of either kind. */
    List<String> ownAddresses() {
        return List.of(address() + "/" + Subnet.PREFIX, address6() + "/" + Subnet.PREFIX6);
    }

    private void boot() {
        try {
            Files.deleteIfExists(booted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess power = RunFolder.ofThisJvm()
                .launch(
                        folder,
                        List.of(
                                "unshare",
                                "--net",
                                "--uts",
                                "--mount",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "/bin/sh",
                                folder.resolve("init.sh").toString()),
                        Map.of());
        state = new State.Up(power, new Spaces(awaitInit(power)));
    }

    private long awaitInit(ServerProcess power) {
        Deadline deadline = Deadline.after(BOOTS_WITHIN);
        while (power.isAlive() && !deadline.isOver()) {
            Optional<Long> init = ProcessHandle.of(power.pid()).stream()
                    .flatMap(ProcessHandle::children)
                    .map(ProcessHandle::pid)
                    .findFirst();
            if (init.isPresent() && Files.exists(booted())) {
                return init.get();
            }
            deadline.pause(LOOK_EVERY);
        }
        throw new LabException(
                "%s did not boot within %s: %s".formatted(this, deadline, HostUser.read(folder.resolve("output.log"))));
    }

    private Path booted() {
        return folder.resolve("booted");
    }

    /** What a host's first process does: it makes the host, and then gives orphans a parent. */
    private void writeInit(EtcFiles etc) {
        HostUser.write(folder.resolve("init.sh"), """
                set -e
                hostname %s
                mount -t proc proc /proc
                %s
                mkdir -p /run/sshd
                echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad || true
                touch '%s'
                while :; do sleep 3600 & wait $! || true; done
                """.formatted(name(), String.join("\n", etc.mounts()), booted()));
    }
}
