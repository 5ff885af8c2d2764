package dev.baton.remote;

import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.VipAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands about virtual addresses, and what their output says. Pure. Those that need root go through {@code sudo
 * -n}; the lines that allow them are in {@code ops/sudoers}, and a test holds the two together.
 */
final class VipCommands {

    private static final List<String> SUDO = List.of("sudo", "-n");
    private static final int NAME_AT = 1;
    private static final int ADDRESS_AT = 3;

    private VipCommands() {}

    /** An address as a host has it. */
    record Found(String interfaceName, int prefix) {}

    /** Where on the host the address is. */
    static List<String> show(VipAddress address) {
        return List.of("ip", "-o", family(address), "address", "show", "to", address.ip());
    }

    /** Reads the answer to {@link #show}: a line for each place, as in {@code 2: eth0    inet 10.0.0.9/24 scope …}. */
    static Optional<Found> found(VipAddress address, String output) {
        return output.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > ADDRESS_AT)
                .filter(words -> words[ADDRESS_AT].startsWith(address.ip() + "/"))
                .map(words -> new Found(
                        words[NAME_AT].split("@", 2)[0],
                        Integer.parseInt(
                                words[ADDRESS_AT].substring(address.ip().length() + 1))))
                .findFirst();
    }

    static List<String> add(Mount mount) {
        return asRoot(change("add", mount));
    }

    /** Holds it for another lease. */
    static List<String> renew(Mount mount) {
        return asRoot(change("change", mount));
    }

    /** Turns a lease into none: for as long as nobody shall have to renew it. */
    static List<String> keepForEver(Mount mount) {
        return asRoot(change("change", mount, "forever"));
    }

    static List<String> delete(VipAddress address, Found found) {
        return asRoot(List.of(
                "ip",
                family(address),
                "address",
                "del",
                address.ip() + "/" + found.prefix(),
                "dev",
                found.interfaceName()));
    }

    static List<String> flushRoutes(VipAddress address) {
        return asRoot(List.of("ip", family(address), "route", "flush", "cache"));
    }

    /** Gratuitous ARP, of both kinds, each for a second; an unsolicited neighbour advertisement for IPv6. */
    static List<List<String>> announce(Mount mount) {
        return mount.address().isIpv6()
                ? List.of(asRoot(List.of(
                        "ndptool",
                        "-t",
                        "na",
                        "-U",
                        "-i",
                        mount.interfaceName(),
                        "-T",
                        mount.address().ip(),
                        "send")))
                : List.of(arping("-U", mount), arping("-A", mount));
    }

    /** Asks whether somebody answers for the address, which takes a second if nobody does. */
    static List<String> probe(Mount mount) {
        return mount.address().isIpv6()
                ? List.of(
                        "ping",
                        "-6",
                        "-n",
                        "-c",
                        "1",
                        "-W",
                        "1",
                        "-I",
                        mount.interfaceName(),
                        mount.address().ip())
                : arping("-D", mount);
    }

    /** Reads the exit code of {@link #probe}; one of 2 or more says nothing about the address. */
    static boolean isUnanswered(Mount mount, int exitCode) {
        return exitCode == (mount.address().isIpv6() ? 1 : 0);
    }

    static List<String> link(Mount mount) {
        return List.of("ip", "-o", "link", "show", "dev", mount.interfaceName());
    }

    /** Reads the answer to {@link #link}: its flags are between angle brackets. */
    static boolean isUp(String output) {
        int from = output.indexOf('<');
        int to = output.indexOf('>');
        return from >= 0
                && to > from
                && List.of(output.substring(from + 1, to).split(",")).contains("UP");
    }

    static List<String> addresses(Mount mount) {
        return List.of("ip", "-o", family(mount.address()), "address", "show", "dev", mount.interfaceName());
    }

    /** Reads the answer to {@link #addresses}: whether another address there is in the same network. */
    static boolean hasNeighbour(VipAddress address, String output) {
        return output.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > ADDRESS_AT && words[ADDRESS_AT].contains("/"))
                .map(words -> words[ADDRESS_AT].split("/", 2))
                .filter(parts -> !parts[0].equals(address.ip()))
                .anyMatch(parts -> address.isInNetworkOf(parts[0], Integer.parseInt(parts[1])));
    }

    /** All that {@code sudo} has to allow for this address on this host. */
    static List<List<String>> needRoot(Mount mount) {
        Found here = new Found(mount.interfaceName(), mount.address().prefix());
        Stream<List<String>> probing = mount.address().isIpv6() ? Stream.of() : Stream.of(arping("-D", mount));
        return Stream.of(
                        Stream.of(add(mount), delete(mount.address(), here), flushRoutes(mount.address())),
                        renewals(mount),
                        announce(mount).stream(),
                        probing)
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<List<String>> renewals(Mount mount) {
        return switch (mount.lifetime()) {
            case Lifetime.Lasting lasting -> Stream.of();
            case Lifetime.Leased leased -> Stream.of(renew(mount), keepForEver(mount));
        };
    }

    /** Asks sudo whether it would, without doing it. */
    static List<String> mayRun(List<String> asRoot) {
        List<String> asking = new ArrayList<>(List.of("sudo", "-n", "-l"));
        asking.addAll(asRoot.subList(SUDO.size(), asRoot.size()));
        return asking;
    }

    private static List<String> change(String verb, Mount mount) {
        return switch (mount.lifetime()) {
            case Lifetime.Lasting lasting -> onInterface(verb, mount);
            case Lifetime.Leased(var length) -> change(verb, mount, Long.toString(length.toSeconds()));
        };
    }

    private static List<String> change(String verb, Mount mount, String lifetime) {
        return Stream.concat(
                        onInterface(verb, mount).stream(), Stream.of("valid_lft", lifetime, "preferred_lft", lifetime))
                .toList();
    }

    /** An IPv6 address is used at once: who had it before was told to drop it, or was looked for, or has lost it. */
    private static List<String> onInterface(String verb, Mount mount) {
        VipAddress address = mount.address();
        Stream<String> command =
                Stream.of("ip", family(address), "address", verb, address.toString(), "dev", mount.interfaceName());
        return Stream.concat(command, address.isIpv6() ? Stream.of("nodad") : Stream.of())
                .toList();
    }

    private static List<String> arping(String kind, Mount mount) {
        return asRoot(List.of(
                "arping",
                "-q",
                kind,
                "-c",
                "1",
                "-w",
                "1",
                "-I",
                mount.interfaceName(),
                mount.address().ip()));
    }

    private static String family(VipAddress address) {
        return address.isIpv6() ? "-6" : "-4";
    }

    private static List<String> asRoot(List<String> command) {
        return Stream.concat(SUDO.stream(), command.stream()).toList();
    }
}
