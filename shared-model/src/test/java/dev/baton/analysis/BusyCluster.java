package dev.baton.analysis;

import static dev.baton.analysis.BusyServer.NOBODY;

import dev.baton.analysis.BusyServer.Flavour;
import dev.baton.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A cluster under load: it writes and replicates, hands over, and moves and rebuilds its replicas; and each server is read
 * at its own moments, as by a fleet that polls. Nothing errant ever happens in it unless asked for. Mutable, used by one
 * thread.
 */
final class BusyCluster {

    private final SplittableRandom random;
    private final Flavour flavour;
    private final List<BusyServer> servers = new ArrayList<>();
    private final List<String> lastRead = new ArrayList<>();
    private final Set<BusyServer> readSinceChange = new HashSet<>();
    private BusyServer primary;

    BusyCluster(long seed, Flavour flavour) {
        this.random = new SplittableRandom(seed);
        this.flavour = flavour;
        int size = random.nextInt(2, 6);
        for (int number = 0; number < size; number++) {
            servers.add(new BusyServer(number, flavour, number == 0 ? NOBODY : random.nextInt(number)));
            lastRead.add(servers.getLast().line());
        }
        this.primary = servers.getFirst();
    }

    /** A second or so: everybody works, some are read, something may change. Who does what is read between two changes. */
    void live() {
        IntStream.range(0, 3 * servers.size()).forEach(moment -> {
            work(pick());
            if (random.nextInt(3) == 0) {
                read(pick());
            }
        });
        if (readSinceChange.size() == servers.size()) {
            change();
            readSinceChange.clear();
        }
    }

    /** What the fleet knows. */
    Scenario known() {
        return Scenario.parse("busy", text());
    }

    String text() {
        return String.join("\n", lastRead);
    }

    /** Everybody catches up; then a replica right below the primary writes, and all are read. The writer, if there is one. */
    Optional<BusyServer> writeSomethingErrant() {
        settle();
        Optional<BusyServer> writer = servers.stream()
                .filter(server -> server.source() == primary.number() && primary.source() != server.number())
                .findFirst();
        writer.ifPresent(server -> server.write(1));
        servers.forEach(this::read);
        return writer;
    }

    private void work(BusyServer server) {
        if (server == primary || isWritableCoPrimary(server)) {
            server.write(random.nextInt(30));
        }
        if (server.source() != NOBODY) {
            server.receive(source(server), random.nextInt(40));
        }
    }

    /**
     * The second of a pair writes once the pair is known. MariaDB numbers all writers of a domain together, so that two
     * at once would be two domains, or a mistake.
     */
    private boolean isWritableCoPrimary(BusyServer server) {
        return flavour == Flavour.MYSQL
                && primary.source() == server.number()
                && readSinceChange.size() == servers.size();
    }

    private void change() {
        BusyServer some = pick();
        switch (random.nextInt(12)) {
            case 0 -> handOverTo(some);
            case 1, 2 -> move(some, pick());
            case 3 -> rebuild(some);
            case 4 -> followEachOther(some);
            default -> read(some);
        }
    }

    /** The new primary is read at once, as it is by whoever hands over; the old one in its turn. */
    private void handOverTo(BusyServer next) {
        if (next == primary || primary.source() != NOBODY || !next.canFollow(primary)) {
            return;
        }
        next.follow(primary.number());
        next.receiveAll(primary);
        if (primary.canFollow(next)) {
            primary.follow(next.number());
            next.follow(NOBODY);
            primary = next;
            read(next);
        }
    }

    private void move(BusyServer server, BusyServer below) {
        if (server != primary
                && primary.source() != server.number()
                && !isAbove(server, below)
                && server.canFollow(below)) {
            server.follow(below.number());
        }
    }

    private void rebuild(BusyServer server) {
        boolean isLeaf = servers.stream().noneMatch(other -> other.source() == server.number());
        if (isLeaf && server != primary) {
            server.rebuildFrom(source(server));
        }
    }

    /** Makes a pair of co-primaries, or one primary of a pair. */
    private void followEachOther(BusyServer other) {
        if (primary.source() != NOBODY) {
            BusyServer second = source(primary);
            primary.receiveAll(second);
            primary.follow(NOBODY);
        } else if (other.source() == primary.number() && primary.canFollow(other)) {
            primary.follow(other.number());
        }
    }

    private boolean isAbove(BusyServer server, BusyServer below) {
        BusyServer at = below;
        for (int steps = 0; steps <= servers.size(); steps++) {
            if (at == server) {
                return true;
            }
            if (at.source() == NOBODY) {
                return false;
            }
            at = source(at);
        }
        return false;
    }

    private void settle() {
        IntStream.range(0, 2 * servers.size())
                .forEach(round -> servers.stream()
                        .filter(server -> server.source() != NOBODY)
                        .forEach(server -> server.receiveAll(source(server))));
    }

    private void read(BusyServer server) {
        readSinceChange.add(server);
        lastRead.set(server.number(), server.line());
    }

    private BusyServer source(BusyServer server) {
        return servers.get(server.source());
    }

    private BusyServer pick() {
        return servers.get(random.nextInt(servers.size()));
    }
}
