package dev.baton.lab.demo;

import dev.baton.lab.Flavour;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the command line asks for.
 *
 * @param act what to do
 * @param where it all runs
 * @param flavour of the servers
 * @param death how the primary dies
 * @param runs how often, for a benchmark
 * @param seed of the chance by which a Baton is killed in each run, if one shall be
 * @param paths the distribution of Baton, and the repository
 */
record Options(Act act, Where where, Flavour flavour, Death death, int runs, OptionalLong seed, Paths paths) {

    /** What can be done. */
    enum Act {
        /** Start everything and let people play with it. */
        SHOW,
        /** Start everything, kill the primary, check what happened, end. */
        DRILL,
        /** Do so several times and print figures. */
        BENCH,
        /** Hand over while all are well, several times, and print figures. */
        TAKEOVERS,
        /** Move a virtual IP and nothing else, several times, and print figures. */
        ADDRESSES,
        /** Do so for the virtual machine to learn from. */
        TRAIN
    }

    /** How a primary can die. */
    enum Death {
        /** Its process is gone at once, and the kernel tells everybody who was connected. */
        KILL("SIGKILL"),
        /** It hangs: its connections stay, and nothing answers. */
        STOP("SIGSTOP");

        private final String signal;

        Death(String signal) {
            this.signal = signal;
        }

        String signal() {
            return signal;
        }
    }

    /** Where it all runs. */
    enum Where {
        /** On this machine's loopback, on ports of their own. */
        LOOPBACK,
        /** On hosts made of namespaces, with a virtual IP. */
        HOSTS
    }

    /** Where things are that do not depend on what is asked for. */
    record Paths(Path home, Path root) {}

    /**
     * Reads {@code [--drill | --bench | --takeovers | --addresses] [--hosts] [--flavour NAME] [--signal KILL|STOP]
     * [--runs N] [--seed N] --home DIR --root DIR}.
     *
     * @throws IllegalArgumentException if something is not understood; the text says what
     */
    static Options parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        Options options = new Options(
                Act.SHOW,
                Where.LOOPBACK,
                Flavour.DEFAULT,
                Death.KILL,
                5,
                OptionalLong.empty(),
                new Paths(Path.of(""), Path.of("")));
        while (!left.isEmpty()) {
            options = options.with(left.pop(), left);
        }
        return options;
    }

    Path home() {
        return paths.home();
    }

    Path root() {
        return paths.root();
    }

    private Options with(String name, Deque<String> left) {
        return switch (name) {
            case "--drill" -> with(Act.DRILL);
            case "--bench" -> with(Act.BENCH);
            case "--takeovers" -> with(Act.TAKEOVERS);
            case "--addresses" -> with(Act.ADDRESSES);
            case "--train" -> with(Act.TRAIN);
            case "--hosts" -> new Options(act, Where.HOSTS, flavour, death, runs, seed, paths);
            case "--flavour", "--flavor" ->
                new Options(act, where, Flavour.of(value(name, left)), death, runs, seed, paths);
            case "--signal" -> new Options(act, where, flavour, death(value(name, left)), runs, seed, paths);
            case "--runs" -> new Options(act, where, flavour, death, Integer.parseInt(value(name, left)), seed, paths);
            case "--seed" -> {
                OptionalLong chance = OptionalLong.of(Long.parseLong(value(name, left)));
                yield new Options(act, where, flavour, death, runs, chance, paths);
            }
            case "--home" -> with(new Paths(Path.of(value(name, left)), paths.root()));
            case "--root" -> with(new Paths(paths.home(), Path.of(value(name, left))));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private Options with(Act other) {
        return new Options(other, where, flavour, death, runs, seed, paths);
    }

    private Options with(Paths other) {
        return new Options(act, where, flavour, death, runs, seed, other);
    }

    private static Death death(String signal) {
        return Death.valueOf(signal.toUpperCase(Locale.ROOT).replace("SIG", ""));
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.pop();
    }
}
