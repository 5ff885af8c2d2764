package dev.baton.scenario;

import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Clusters by chance: any shape, flavour and mixture of troubles that the language of {@link TopologyText} can say, with
 * transactions that could have come about by replication (and now and then an errant one). About every other primary is
 * dead. The same seed gives the same cluster; put {@link #text} into a failure's message to see which.
 */
public final class RandomTopology {

    private static final List<String> MYSQL = List.of("8.4.6", "8.0.36", "9.1.0", "5.7.22", "8.0.36-28-Percona");
    private static final List<String> MARIADB = List.of("11.4.5-MariaDB", "10.11.18-MariaDB");
    private static final List<String> FAILURES =
            List.of("refused", "timed-out", "broken", "no-route", "unknown-host", "refused", "timed-out");
    private static final List<String> ANSWERS = List.of("access-denied", "too-many-connections", "server-error");

    private final SplittableRandom random;
    private final List<RandomServer> servers = new ArrayList<>();

    private RandomTopology(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The cluster of that seed. */
    public static TopologySnapshot of(long seed) {
        return scenario(seed).snapshot();
    }

    /** The same with its policies. */
    public static Scenario scenario(long seed) {
        return Scenario.parse("seed-" + seed, text(seed));
    }

    /**
     * Tries a law on the clusters of the seeds from 1 to the given one; a failure shows the seed and the cluster.
     */
    public static void forEach(int seeds, Consumer<Scenario> law) {
        for (long seed = 1; seed <= seeds; seed++) {
            try {
                law.accept(scenario(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(failure.getMessage() + "\n" + text(seed), failure);
            }
        }
    }

    /** The same as text. */
    public static String text(long seed) {
        return new RandomTopology(seed).write(seed);
    }

    private String write(long seed) {
        RandomServer.Flavour flavour = pick(List.of(RandomServer.Flavour.values()));
        List<String> versions = flavour == RandomServer.Flavour.MARIADB ? MARIADB : MYSQL;
        String version = pick(versions);
        int size = random.nextInt(1, 9);
        Shape shape = pick(List.of(Shape.values()));
        for (int i = 0; i < size; i++) {
            String own = chance(5) ? pick(versions) : version;
            servers.add(new RandomServer(i, flavour, own, shape.sourceOf(i, random)));
        }
        if (shape == Shape.CO_PRIMARIES && size > 1) {
            servers.getFirst().follow(1);
            sayPerhaps(servers.getFirst(), 80, "writable");
        }
        servers.forEach(this::replicate);
        servers.forEach(this::trouble);
        StringBuilder text = new StringBuilder("# seed " + seed + ": " + shape + "\n");
        servers.forEach(server -> text.append(server.line(random)).append('\n'));
        return text.append(votes()).toString();
    }

    /** Who replicates from whom; -1 is nobody. The first server always comes first. */
    private enum Shape {
        STAR,
        CHAIN,
        TREE,
        CO_PRIMARIES,
        TWO_ROOTS;

        int sourceOf(int server, SplittableRandom random) {
            if (server == 0) {
                return -1;
            }
            return switch (this) {
                case STAR -> 0;
                case CHAIN -> server - 1;
                case TREE -> random.nextInt(server);
                case CO_PRIMARIES -> random.nextInt(4) == 0 ? random.nextInt(server) : 0;
                case TWO_ROOTS -> server == 1 ? -1 : random.nextInt(2);
            };
        }
    }

    /** Gives it transactions: no more received than its source holds, no more applied than received. */
    private void replicate(RandomServer server) {
        int source = server.source();
        if (source < 0 || source > server.number()) {
            server.write(random.nextInt(50, 1_000));
        } else {
            server.receive(servers.get(source), random);
        }
        if (source >= 0 && chance(8)) {
            server.writeErrant(random.nextInt(1, 4));
        }
    }

    private void trouble(RandomServer server) {
        boolean isPrimary = server.number() == 0;
        if (chance(isPrimary ? 50 : 12)) {
            server.say("DOWN since " + random.nextInt(1, 600) + "s why=" + pick(FAILURES));
            server.wasSeenEarlier(random);
        } else if (chance(5)) {
            server.say("TURNED-AWAY since " + random.nextInt(1, 600) + "s why=" + pick(ANSWERS));
        } else if (chance(2)) {
            server.say("NEVER-SEEN why=" + pick(FAILURES));
        } else if (chance(6)) {
            server.say("seen=" + random.nextInt(1, 40) + "s");
        }
        people(server);
        settings(server);
        if (server.source() >= 0) {
            threads(server, servers.get(server.source()).isDown());
            if (chance(3)) {
                server.alsoFollow(
                        chance(50) ? "feed.example.com" : servers.getFirst().name());
            }
        }
    }

    private void people(RandomServer server) {
        sayPerhaps(server, 10, "prefer");
        sayPerhaps(server, 10, "prefer-not");
        sayPerhaps(server, 10, "must-not");
        sayPerhaps(server, 3, "downtime=maintenance");
        sayPerhaps(server, 3, "lost");
    }

    private void settings(RandomServer server) {
        sayPerhaps(server, 4, "writable");
        sayPerhaps(server, 4, "read-only");
        sayPerhaps(server, 4, "binlog=own-writes");
        sayPerhaps(server, 2, "binlog=off");
        sayPerhaps(server, 3, "format=statement");
        sayPerhaps(server, 10, "discards-relay-logs");
        if (chance(15)) {
            server.say("semi-source=" + (chance(70) ? "active" : "enabled") + " semi-replica=enabled wait=1 timeout=10s"
                    + " clients=" + random.nextInt(3));
        }
    }

    private void threads(RandomServer server, boolean sourceIsDown) {
        int dice = random.nextInt(100);
        if (sourceIsDown ? dice < 70 : dice < 4) {
            server.say("io=connecting");
        } else if (dice > 95) {
            server.say("io=stopped");
        } else if (dice > 92) {
            server.say("io=stopped io-error=\"1236 log is gone\"");
        }
        sayPerhaps(server, 3, "sql=stopped");
        sayPerhaps(server, 3, "sql-error=\"1062 Duplicate entry\"");
        sayPerhaps(server, 8, "lag=" + random.nextInt(300) + "s");
        sayPerhaps(server, 3, "delay=1h");
        sayPerhaps(server, 3, "filters");
    }

    private String votes() {
        int workers = random.nextInt(1, 6);
        StringBuilder text = new StringBuilder("workers " + workers + "\n");
        for (RandomServer server : servers) {
            vote(server, workers, text);
        }
        return text.toString();
    }

    /** Mostly what is true, now and then not. */
    private void vote(RandomServer server, int workers, StringBuilder text) {
        List<String> against = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int worker = 1; worker <= workers; worker++) {
            (chance(server.isDown() ? 85 : 3) ? against : others).add("w" + worker);
        }
        if (!against.isEmpty()) {
            text.append("vote " + String.join(",", against) + " " + server.name() + " unreachable\n");
        }
        if (!others.isEmpty()) {
            text.append("vote " + String.join(",", others) + " " + server.name() + " reachable\n");
        }
    }

    private void sayPerhaps(RandomServer server, int percent, String words) {
        if (chance(percent) && !server.contradicts(words)) {
            server.say(words);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
