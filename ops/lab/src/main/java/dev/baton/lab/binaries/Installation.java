package dev.baton.lab.binaries;

import dev.baton.lab.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that can be run: its files, and how to call it. Says where everything is, since a server that was unpacked
 * rather than installed looks for its messages and plugins in places that do not exist.
 *
 * @param basedir what the server calls its base folder
 * @param launcher the command, without arguments; becomes the server without a process in between
 * @param environment variables that it needs
 */
public record Installation(Path basedir, List<String> launcher, Map<String, String> environment) {
    private static final List<String> SHARES = List.of("share", "share/mariadb", "share/mysql");
    private static final List<String> PLUGINS = List.of(
            "lib/mysql/plugin",
            "lib/plugin",
            "lib/x86_64-linux-gnu/mysql/plugin",
            "lib/x86_64-linux-gnu/mariadb19/plugin");

    public Installation {
        launcher = List.copyOf(launcher);
        environment = Map.copyOf(environment);
    }

    static Installation ofBinary(Path mysqld) {
        return new Installation(
                Folders.parent(Folders.parent(mysqld)),
                List.of(mysqld.toAbsolutePath().toString()),
                Map.of());
    }

    Installation withLibraries(Path folder) {
        return new Installation(basedir, launcher, Map.of("LD_LIBRARY_PATH", folder.toString()));
    }

    /** The whole command to run it on a configuration file, with further options behind. */
    public List<String> command(Path configuration, String... options) {
        List<String> command = new ArrayList<>(launcher);
        command.add("--defaults-file=" + configuration);
        command.addAll(List.of(options));
        return command;
    }

    /** The settings that tell the server where its files are. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("basedir", basedir.toString());
        share("english/errmsg.sys")
                .ifPresent(file -> settings.put(
                        "lc-messages-dir", Folders.parent(Folders.parent(file)).toString()));
        PLUGINS.stream()
                .map(basedir::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(folder -> settings.put("plugin-dir", folder.toString()));
        return settings;
    }

    /** A file among those that the server shares between platforms, wherever its packager put them. */
    Optional<Path> share(String... names) {
        return SHARES.stream()
                .map(basedir::resolve)
                .flatMap(folder -> Stream.of(names).map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
