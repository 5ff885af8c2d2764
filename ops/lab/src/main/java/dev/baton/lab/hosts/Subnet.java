package dev.baton.lab.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The addresses of one lab, IPv4 and IPv6, in a network of its own, so that several labs can be reached from this
 * machine at once.
 *
 * @param number 1 to 250, this lab's
 */
record Subnet(int number) {
    /** Of an IPv4 address. */
    static final int PREFIX = 24;

    /** Of an IPv6 address. */
    static final int PREFIX6 = 64;

    private static final int OBSERVER = 1;
    private static final int FIRST_DATABASE = 11;
    private static final int FIRST_MANAGER = 21;
    private static final int APPLICATION = 31;
    private static final int STORE = 41;
    private static final int FIRST_VIP = 100;

    /** A host's name, and its number in the network. */
    record Place(String name, int host) {}

    static List<Place> places(int databases, int managers) {
        return Stream.of(
                        IntStream.range(0, databases)
                                .mapToObj(index -> new Place("db" + (index + 1), FIRST_DATABASE + index)),
                        IntStream.range(0, managers)
                                .mapToObj(index -> new Place("mgr" + (index + 1), FIRST_MANAGER + index)),
                        Stream.of(new Place("store", STORE), new Place("app1", APPLICATION)))
                .flatMap(several -> several)
                .toList();
    }

    /** This machine's own address in the lab. */
    String observer() {
        return address(OBSERVER);
    }

    String address(int host) {
        return "10.231.%d.%d".formatted(number, host);
    }

    String address6(int host) {
        return "fd00:231:%x::%x".formatted(number, host);
    }

    /** An address that no host has, for clients to follow; counted from 1. */
    String vip(int which) {
        return address(FIRST_VIP - 1 + which);
    }

    String vip6(int which) {
        return address6(FIRST_VIP - 1 + which);
    }

    /** The same for a host that is started again, as a real one's is. */
    String hardwareAddress(int host) {
        return String.format(Locale.ROOT, "02:ba:70:%02x:00:%02x", number, host);
    }

    /** This machine's end of the cable to the switch. */
    String cable() {
        return "batonlab" + number;
    }

    /** Whether a lab has it, or had it a moment ago: one that was killed leaves its cable to the kernel to clear away. */
    boolean isCabled() {
        return Files.exists(Path.of("/sys/class/net", cable()));
    }
}
