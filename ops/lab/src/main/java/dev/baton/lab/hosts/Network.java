package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What gets through between hosts and what does not. Several cuts at once add up. Safe for use by many threads. */
public final class Network {
    private final Switch ethernet;
    private final Set<String> hosts;
    private final List<Cut> cuts = new ArrayList<>();

    Network(Switch ethernet, Set<String> hosts) {
        this.ethernet = ethernet;
        this.hosts = Set.copyOf(hosts);
    }

    /** Cuts a host off from all others, either way. */
    public void isolate(String host) {
        cut(Cut.between(Set.of(host), othersThan(Set.of(host))));
    }

    /** Cuts a group off from all others; within, nothing changes. */
    public void partition(Set<String> group) {
        cut(Cut.between(group, othersThan(group)));
    }

    /** What all others send does not reach the host; what it sends reaches them. */
    public void deafen(String host) {
        cut(List.of(Cut.oneWay(othersThan(Set.of(host)), Set.of(host))));
    }

    /** What the host sends reaches nobody; what others send reaches it. */
    public void mute(String host) {
        cut(List.of(Cut.oneWay(Set.of(host), othersThan(Set.of(host)))));
    }

    /** Nobody reaches that TCP port of the host, in connections that are open either. */
    public void block(String host, int port) {
        cut(List.of(Cut.port(othersThan(Set.of(host)), Set.of(host), port)));
    }

    /** Some of what the host sends and of what is sent to it gets lost. */
    public void lose(String host, int percent) {
        Set<String> others = othersThan(Set.of(host));
        cut(List.of(Cut.loss(Set.of(host), others, percent), Cut.loss(others, Set.of(host), percent)));
    }

    /** Adds cuts of any kind. */
    public synchronized void cut(List<Cut> more) {
        List<Cut> all = new ArrayList<>(cuts);
        all.addAll(more);
        ethernet.filter(Cut.ruleset(all));
        cuts.addAll(more);
    }

    /** Takes all cuts away. */
    public synchronized void heal() {
        ethernet.filter(Cut.ruleset(List.of()));
        cuts.clear();
    }

    /**
     * Lets everything that a host sends take longer.
     *
     * @throws LabException where the kernel has no network emulation, which is not every kernel's
     */
    public void delay(Host host, Duration by) {
        try {
            host.run("tc", "qdisc", "replace", "dev", "eth0", "root", "netem", "delay", by.toMillis() + "ms");
        } catch (LabException e) {
            throw new LabException("this kernel cannot delay packets (no netem); it can lose them", e);
        }
    }

    /** Takes a delay back. */
    public void hurry(Host host) {
        host.run("tc", "qdisc", "delete", "dev", "eth0", "root");
    }

    /** Ends the switch. */
    void end() {
        ethernet.end();
    }

    private Set<String> othersThan(Set<String> group) {
        Set<String> known = new HashSet<>(hosts);
        if (!known.containsAll(group)) {
            throw new LabException("no such host among %s: %s".formatted(hosts, group));
        }
        return known.stream().filter(host -> !group.contains(host)).collect(Collectors.toSet());
    }
}
