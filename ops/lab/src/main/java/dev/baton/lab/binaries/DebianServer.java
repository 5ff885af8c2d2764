package dev.baton.lab.binaries;

import dev.baton.lab.LabException;
import dev.baton.lab.process.LabCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server from a Debian release that need not be this machine's, with the C library it was built for, unpacked and not
 * installed. It is run through the dynamic loader that came with it.
 *
 * @param name what {@code fetch-debian} calls it
 * @param binary the file in {@code usr/sbin}
 */
record DebianServer(String name, String binary) implements Distribution {
    private static final List<String> LIBRARIES =
            List.of("usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu", "usr/lib");
    private static final List<String> LOADERS = List.of("usr/lib64/ld-linux-x86-64.so.2", "lib64/ld-linux-x86-64.so.2");

    @Override
    public Installation installation(LabCache cache) {
        Path root = new DebianArchive(cache).root(name);
        String server = root.resolve("usr/sbin").resolve(binary).toString();
        // Unless told its own full name, the server finds another one on the path and takes that one's files.
        List<String> launcher = List.of(loader(root), "--library-path", libraries(root), "--argv0", server, server);
        // Debian's MySQL is linked with this allocator, which otherwise keeps 20 MiB per server for later.
        return new Installation(root.resolve("usr"), launcher, Map.of("TCMALLOC_AGGRESSIVE_DECOMMIT", "1"));
    }

    private static String loader(Path root) {
        return LOADERS.stream()
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new LabException("no dynamic loader in " + root + "; delete that folder"));
    }

    private static String libraries(Path root) {
        return LIBRARIES.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }
}
