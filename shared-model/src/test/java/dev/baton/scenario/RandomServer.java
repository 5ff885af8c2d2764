package dev.baton.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A server that {@link RandomTopology} makes up, until it is written down. Mutable, used by one thread. */
final class RandomServer {

    /** How it counts transactions. */
    enum Flavour {
        MYSQL,
        MARIADB,
        FILE_POSITIONS
    }

    private static final List<Set<String>> ALTERNATIVES = List.of(
            Set.of("prefer", "prefer-not", "must-not"), Set.of("writable", "read-only"), Set.of("downtime", "lost"));

    private final int number;
    private final Flavour flavour;
    private final String version;
    private final List<String> words = new ArrayList<>();
    private int source;
    private String secondChannel = "";

    /** Who wrote the transactions that it holds, and how many of them it received and applied. */
    private int writer;

    private int received;
    private int applied;
    private int errant;

    RandomServer(int number, Flavour flavour, String version, int source) {
        this.number = number;
        this.flavour = flavour;
        this.version = version;
        this.source = source;
        this.writer = number;
    }

    int number() {
        return number;
    }

    String name() {
        return "s" + number;
    }

    /** The number of its source; -1 if it has none. */
    int source() {
        return source;
    }

    void follow(int other) {
        source = other;
    }

    void alsoFollow(String other) {
        secondChannel = "\n  <- " + other + " channel=second";
    }

    void write(int transactions) {
        received = transactions;
        applied = transactions;
    }

    void writeErrant(int transactions) {
        errant = transactions;
    }

    /** Often all, often nearly all, sometimes long ago; most of it applied. */
    void receive(RandomServer from, SplittableRandom random) {
        writer = from.writer;
        received = upTo(from.applied, random);
        applied = random.nextInt(3) > 0 ? received : upTo(received, random);
    }

    /** It was last seen before its end: its replicas may hold more than it is known to. */
    void wasSeenEarlier(SplittableRandom random) {
        int before = random.nextInt(20);
        if (source < 0) {
            applied = Math.max(1, applied - before);
            received = applied;
        }
    }

    void say(String more) {
        words.add(more);
    }

    /** Whether it says already what these words would say otherwise. */
    boolean contradicts(String more) {
        String key = key(more);
        return ALTERNATIVES.stream()
                .filter(alternatives -> alternatives.contains(key))
                .findFirst()
                .orElse(Set.of(key))
                .stream()
                .anyMatch(alternative -> words.stream().map(RandomServer::key).anyMatch(alternative::equals));
    }

    boolean isDown() {
        return words.stream().anyMatch(said -> said.startsWith("DOWN"));
    }

    String line(SplittableRandom random) {
        String place = source < 0 ? " primary " : " <- s" + source + " ";
        return name() + place + version + " " + transactions(random) + " " + String.join(" ", words) + secondChannel;
    }

    private String transactions(SplittableRandom random) {
        boolean hasSource = source >= 0;
        return switch (flavour) {
            case MYSQL -> "gtid=" + held(random) + (hasSource ? " received=" + letter(writer) + ":1-" + received : "");
            case MARIADB ->
                "gtid=0-" + (writer + 1) + "-" + applied
                        + (errant > 0 ? " state=0-" + (writer + 1) + "-" + applied + "," + errantOfMariaDb() : "")
                        + (hasSource ? " received=0-" + (writer + 1) + "-" + received : "");
            case FILE_POSITIONS ->
                "gtid=off" + (hasSource ? " read=binlog.000003:" + received + " applied=binlog.000003:" + applied : "");
        };
    }

    /** Now and then with a gap, as appliers that work side by side leave it. */
    private String held(SplittableRandom random) {
        boolean hasGap = source >= 0 && applied > 10 && applied < received && random.nextInt(4) == 0;
        String done = hasGap ? "1-" + (applied - 5) + ":" + (applied - 2) + "-" + applied : "1-" + applied;
        String own = errant > 0 ? "," + letter(number) + ":1-" + errant : "";
        return letter(writer) + ":" + done + own;
    }

    private String errantOfMariaDb() {
        return "0-" + (number + 1) + "-" + (applied + errant);
    }

    private static String key(String word) {
        return word.replaceFirst("=.*", "");
    }

    private static int upTo(int most, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> most;
            case 2 -> Math.max(1, most - random.nextInt(10));
            default -> random.nextInt(1, most + 1);
        };
    }

    private static char letter(int server) {
        return (char) ('A' + server);
    }
}
