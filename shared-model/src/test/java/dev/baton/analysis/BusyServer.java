package dev.baton.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One server of a {@link BusyCluster}, as it is, whether it was read or not. Mutable, used by one thread. */
final class BusyServer {

    static final int NOBODY = -1;

    /** How transactions are counted: each server by itself, or all servers of a domain together. */
    enum Flavour {
        MYSQL,
        MARIADB
    }

    private record Transaction(int writer, long number) {}

    private final int number;
    private final Flavour flavour;

    /** Of each writer all transactions up to this. */
    private final Map<Integer, Long> held = new TreeMap<>();

    /** What it held when its binary log was begun. */
    private Map<Integer, Long> before = Map.of();

    private final List<Transaction> log = new ArrayList<>();
    private int source;
    private int cursor;
    private String applied = "";

    BusyServer(int number, Flavour flavour, int source) {
        this.number = number;
        this.flavour = flavour;
        this.source = source;
    }

    int number() {
        return number;
    }

    int source() {
        return source;
    }

    void write(int transactions) {
        for (int i = 0; i < transactions; i++) {
            log(new Transaction(number, next()));
        }
    }

    /** Takes the next so many of its source's log, and passes over those that it has. */
    void receive(BusyServer from, int atMost) {
        int end = Math.min(from.log.size(), atMost > from.log.size() ? from.log.size() : cursor + atMost);
        for (; cursor < end; cursor++) {
            Transaction transaction = from.log.get(cursor);
            if (held.getOrDefault(transaction.writer(), 0L) < transaction.number()) {
                log(transaction);
            }
            applied = gtid(transaction);
        }
    }

    void receiveAll(BusyServer from) {
        receive(from, Integer.MAX_VALUE);
    }

    /** Whether everything that it lacks is in the other's log. */
    boolean canFollow(BusyServer other) {
        return other.before.entrySet().stream()
                .allMatch(entry -> held.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    /** A server that took writes itself goes on from the end of its own log. */
    void follow(int other) {
        applied = source == NOBODY && !log.isEmpty() ? gtid(log.getLast()) : applied;
        source = other;
        cursor = 0;
    }

    /** Restored from a backup of the given server: it holds the same, and its log begins after that. */
    void rebuildFrom(BusyServer backup) {
        held.clear();
        held.putAll(backup.held);
        before = Map.copyOf(held);
        log.clear();
        applied = backup.log.isEmpty() ? backup.applied : gtid(backup.log.getLast());
        follow(backup.number);
    }

    /** What a probe reads now, as a line of a scenario. */
    String line() {
        String place = source == NOBODY ? " primary" : " <- s" + source;
        return "s" + number + place
                + switch (flavour) {
                    case MYSQL -> " 8.4.6 gtid=" + mysql();
                    case MARIADB -> " 11.4.5-MariaDB " + mariaDb();
                };
    }

    private void log(Transaction transaction) {
        held.merge(transaction.writer(), transaction.number(), Math::max);
        log.add(transaction);
    }

    private long next() {
        return 1
                + switch (flavour) {
                    case MYSQL -> held.getOrDefault(number, 0L);
                    case MARIADB ->
                        held.values().stream().mapToLong(Long::longValue).max().orElse(0);
                };
    }

    private String mysql() {
        return held.isEmpty()
                ? "none"
                : held.entrySet().stream()
                        .map(entry -> (char) ('A' + entry.getKey()) + ":1-" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    private String mariaDb() {
        Map<Integer, String> state = new TreeMap<>();
        log.forEach(transaction -> state.put(transaction.writer(), gtid(transaction)));
        String position = log.isEmpty() ? "none" : gtid(log.getLast());
        return "gtid=" + position + " state=" + String.join(",", state.values()) + " slave-pos=" + applied;
    }

    private static String gtid(Transaction transaction) {
        return "0-" + (transaction.writer() + 1) + "-" + transaction.number();
    }
}
