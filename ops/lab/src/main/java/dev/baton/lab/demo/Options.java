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
 * @param flavour of the servers
 * @param death how the primary dies
 * @param runs how often, for a benchmark
 * @param seed of the chance by which a Baton is killed in each run, if one shall be
 * @param home the distribution of Baton
 * @param root the repository
 */
record Options(Act act, Flavour flavour, Death death, int runs, OptionalLong seed, Path home, Path root) {

    /** What can be done. */
    enum Act {
        /** Start everything and let people play with it. */
        SHOW,
        /** Start everything, kill the primary, check what happened, end. */
        DRILL,
        /** Do so several times and print figures. */
        BENCH,
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

    /**
     * Reads {@code [--drill | --bench] [--flavour NAME] [--signal KILL|STOP] [--runs N] [--seed N] --home DIR --root DIR}.
     *
     * @throws IllegalArgumentException if something is not understood; the text says what
     */
    static Options parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        Options options =
                new Options(Act.SHOW, Flavour.DEFAULT, Death.KILL, 5, OptionalLong.empty(), Path.of(""), Path.of(""));
        while (!left.isEmpty()) {
            options = options.with(left.pop(), left);
        }
        return options;
    }

    private Options with(String name, Deque<String> left) {
        return switch (name) {
            case "--drill" -> new Options(Act.DRILL, flavour, death, runs, seed, home, root);
            case "--bench" -> new Options(Act.BENCH, flavour, death, runs, seed, home, root);
            case "--train" -> new Options(Act.TRAIN, flavour, death, runs, seed, home, root);
            case "--flavour", "--flavor" ->
                new Options(act, Flavour.of(value(name, left)), death, runs, seed, home, root);
            case "--signal" ->
                new Options(
                        act,
                        flavour,
                        Death.valueOf(value(name, left).toUpperCase(Locale.ROOT).replace("SIG", "")),
                        runs,
                        seed,
                        home,
                        root);
            case "--runs" -> new Options(act, flavour, death, Integer.parseInt(value(name, left)), seed, home, root);
            case "--seed" -> {
                OptionalLong chance = OptionalLong.of(Long.parseLong(value(name, left)));
                yield new Options(act, flavour, death, runs, chance, home, root);
            }
            case "--home" -> new Options(act, flavour, death, runs, seed, Path.of(value(name, left)), root);
            case "--root" -> new Options(act, flavour, death, runs, seed, home, Path.of(value(name, left)));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.pop();
    }
}
