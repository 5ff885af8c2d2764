package dev.baton.lab.hosts;

import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files under {@code /etc} that a host has of its own, so that its user, its name and its sudoers are nobody else's
 * and leave no trace on this machine; and the user's home, which a host sees as {@code /media}.
 *
 * @param host the host's folder
 */
record EtcFiles(Path host) {
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final String HOME = "/media/" + HostUser.NAME;

    /**
     * What a host is called and by whom it may be entered.
     *
     * @param name of the host
     * @param hosts lines for the file of hosts
     * @param sudoers lines for the file of sudoers
     * @param publicKey may log in
     */
    record Content(String name, List<String> hosts, List<String> sudoers, String publicKey) {
        Content {
            hosts = List.copyOf(hosts);
            sudoers = List.copyOf(sudoers);
        }
    }

    void write(Content content) {
        Folders.create(etc().resolve("sudoers.d"));
        put(
                "passwd",
                ofMachine("passwd") + "%1$s:x:%2$d:%2$d::%3$s:/bin/sh".formatted(HostUser.NAME, HostUser.ID, HOME));
        put("group", ofMachine("group") + "%s:x:%d:".formatted(HostUser.NAME, HostUser.ID));
        // A star is no password; an exclamation mark would be a locked account, which may not log in by key either.
        put("shadow", "root:*:20000:0:99999:7:::\n%s:*:20000:0:99999:7:::".formatted(HostUser.NAME));
        put("hostname", content.name());
        put(
                "hosts",
                Stream.concat(Stream.of("127.0.0.1 localhost"), content.hosts().stream())
                        .collect(Collectors.joining("\n")));
        permit(content.sudoers());
        Path keys =
                Folders.create(home().resolve(HostUser.NAME).resolve(".ssh")).resolve("authorized_keys");
        HostUser.write(keys, content.publicKey() + "\n");
        run("chmod", "600", etc().resolve("shadow").toString());
        run(
                "chown",
                "-R",
                HostUser.ID + ":" + HostUser.ID,
                home().resolve(HostUser.NAME).toString());
    }

    void permit(List<String> sudoers) {
        put("sudoers.d/baton", String.join("\n", sudoers));
        run("chmod", "440", etc().resolve("sudoers.d/baton").toString());
    }

    /** Shell lines that put the files where a host looks for them; to be run in its mount namespace. */
    List<String> mounts() {
        return Stream.concat(
                        Stream.of("passwd", "group", "shadow", "hostname", "hosts", "sudoers.d")
                                .map(file -> bind(etc().resolve(file), "/etc/" + file)),
                        Stream.of(bind(home(), "/media")))
                .toList();
    }

    private static String bind(Path from, String to) {
        return "mount --bind '%s' %s".formatted(from, to);
    }

    private Path etc() {
        return host.resolve("etc");
    }

    private Path home() {
        return host.resolve("home");
    }

    private static String ofMachine(String file) {
        return HostUser.read(Path.of("/etc", file)) + "\n";
    }

    private void put(String file, String text) {
        HostUser.write(etc().resolve(file), text + "\n");
    }

    private static void run(String... command) {
        ChildCommand.of(command).run(AT_MOST);
    }
}
