package dev.baton.lab.hosts;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.process.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command behind {@code ops/lab/hosts}: holds hosts for people to play with, and tells the one that does. */
public final class Hosts {
    private static final int OK = 0;
    private static final int FAILED = 1;

    // A command's output is what it is for.
    @SuppressWarnings("SystemOut")
    private static final PrintStream OUT = System.out;

    private Hosts() {}

    /**
     * {@code hold FOLDER FLAVOUR DATABASES MANAGERS} makes hosts and ends with them; {@code tell FOLDER WORD...} tells
     * whoever holds them.
     */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Path folder = Path.of(arguments[1]);
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        try {
            switch (arguments[0]) {
                case "hold" -> hold(folder, rest);
                case "tell" -> new Control(folder).tell(rest).forEach(Hosts::say);
                default -> throw new LabException("hold or tell, not " + arguments[0]);
            }
            return OK;
        } catch (LabException | IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
            return FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hold(Path folder, List<String> what) throws IOException {
        try (HostLab lab = HostLab.start(
                Flavour.of(what.getFirst()), Integer.parseInt(what.get(1)), Integer.parseInt(what.get(2)))) {
            Verbs verbs = new Verbs(lab);
            say(verbs.describe());
            say("by SSH: ssh -i %s %s@%s"
                    .formatted(lab.sshKey(), lab.sshUser(), lab.host("db1").address()));
            say("free for a VIP: %s, %s".formatted(lab.vip(1), lab.vip6(1)));
            say("ready");
            new Control(Folders.create(folder)).serve(verbs);
        }
    }

    private static void say(String text) {
        OUT.println(text);
        OUT.flush();
    }
}
