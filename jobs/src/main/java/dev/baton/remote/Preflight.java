package dev.baton.remote;

import dev.baton.remote.Shell.Place;
import dev.baton.remote.ShellAnswer.Ended;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Mount;
import dev.baton.vip.Obstacle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether everything is on a host that moving an address to it or from it needs, before the day it is needed.
 * Changes nothing. Thread-safe.
 */
public final class Preflight {

    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin");

    private final Shell shell;
    private final Duration atMost;

    /** @param atMost how long each command may take */
    public Preflight(Shell shell, Duration atMost) {
        this.shell = shell;
        this.atMost = atMost;
    }

    /** Whether a host of the cluster is known to have the address: then somebody answers for it, as it should be. */
    public enum Holder {
        KNOWN,
        NOBODY
    }

    /** What stands in the way there; empty if nothing does. */
    public List<Hindrance> check(String host, Mount mount, Holder holder) {
        Talk talk = new Talk(shell, new Place(host, mount.login()), atMost);
        Findings found = new Findings(host);
        if (talk.ask(List.of("true")) instanceof ShellAnswer.Failed failed) {
            found.add(obstacle(failed.cause()), failed.words());
            return found.all();
        }
        programs(talk, mount, found);
        sudo(talk, mount, found);
        network(talk, mount, found);
        kernel(talk, mount, found);
        if (holder == Holder.NOBODY && found.all().isEmpty()) {
            strangers(talk, mount, found);
        }
        return found.all();
    }

    /** What was found on one host. For one thread. */
    private static final class Findings {
        private final String host;
        private final List<Hindrance> all = new ArrayList<>();

        Findings(String host) {
            this.host = host;
        }

        void add(Obstacle obstacle, String detail) {
            all.add(new Hindrance(host, obstacle, detail));
        }

        List<Hindrance> all() {
            return List.copyOf(all);
        }
    }

    private static Obstacle obstacle(ShellAnswer.Cause cause) {
        return switch (cause) {
            case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED -> Obstacle.HOST_KEY;
            case LOGIN -> Obstacle.LOGIN;
            case UNREACHABLE, TIMED_OUT, BROKEN, STORE -> Obstacle.UNREACHABLE;
        };
    }

    private static void programs(Talk talk, Mount mount, Findings found) {
        ShellAnswer ip = talk.ask(List.of("ip", "-V"));
        if (!(ip instanceof Ended ended) || !ended.succeeded()) {
            found.add(Obstacle.IP_COMMAND, ip.words());
        }
        if (mount.address().isIpv6()) {
            program("ndptool", Obstacle.NDPTOOL_COMMAND, talk, found);
            program("ping", Obstacle.PING_COMMAND, talk, found);
        } else {
            program("arping", Obstacle.ARPING_COMMAND, talk, found);
        }
    }

    /** Looked for where root has it, since the user's own path may be without such folders. */
    private static void program(String name, Obstacle missing, Talk talk, Findings found) {
        List<String> command = new ArrayList<>(List.of("find", "-L"));
        FOLDERS.forEach(folder -> command.add(folder + "/" + name));
        command.addAll(List.of("-maxdepth", "0", "-executable"));
        if (!(talk.ask(command) instanceof Ended ended) || ended.output().isBlank()) {
            found.add(missing, "none that can be executed in " + String.join(", ", FOLDERS));
        }
    }

    /** All lines that are missing, since who mends one wants to know of the others. */
    private static void sudo(Talk talk, Mount mount, Findings found) {
        List<String> missing = VipCommands.needRoot(mount).stream()
                .filter(command -> !talk.run(VipCommands.mayRun(command)))
                .map(command -> String.join(" ", command.subList(2, command.size())))
                .toList();
        if (!missing.isEmpty()) {
            found.add(Obstacle.SUDO, "not allowed: " + String.join("; ", missing));
        }
    }

    private static void network(Talk talk, Mount mount, Findings found) {
        ShellAnswer link = talk.ask(VipCommands.link(mount));
        if (!(link instanceof Ended ended) || !ended.succeeded()) {
            found.add(Obstacle.INTERFACE, mount.interfaceName() + ": " + link.words());
            return;
        }
        if (!VipCommands.isUp(ended.output())) {
            found.add(Obstacle.INTERFACE, mount.interfaceName() + " is down");
            return;
        }
        ShellAnswer addresses = talk.ask(VipCommands.addresses(mount));
        if (addresses instanceof Ended said && !VipCommands.hasNeighbour(mount.address(), said.output())) {
            found.add(Obstacle.NETWORK, mount.interfaceName() + " and " + mount.address());
        }
    }

    private static void kernel(Talk talk, Mount mount, Findings found) {
        if (!mount.address().isIpv6()) {
            return;
        }
        String folder = "/proc/sys/net/ipv6/conf/" + mount.interfaceName();
        if (!is(talk, folder + "/disable_ipv6", "0")) {
            found.add(Obstacle.SYSCTL, "net.ipv6.conf." + mount.interfaceName() + ".disable_ipv6 is not 0");
        }
    }

    private static boolean is(Talk talk, String file, String value) {
        return talk.ask(List.of("cat", file)) instanceof Ended ended
                && ended.output().strip().equals(value);
    }

    private static void strangers(Talk talk, Mount mount, Findings found) {
        ShellAnswer answer = talk.ask(VipCommands.probe(mount));
        if (answer instanceof Ended ended && !VipCommands.isUnanswered(mount, ended.exitCode())) {
            found.add(Obstacle.FOREIGN_HOLDER, answer.words());
        }
    }
}
