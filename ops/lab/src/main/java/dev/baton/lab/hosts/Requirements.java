package dev.baton.lab.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a machine must have for hosts to be made on it. */
final class Requirements {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

    /** By the program, the Debian package that brings it. */
    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "arping", "iputils-arping",
            "ip", "iproute2",
            "nft", "nftables",
            "nsenter", "util-linux",
            "sshd", "openssh-server",
            "ssh", "openssh-client",
            "sudo", "sudo",
            "unshare", "util-linux"));

    private Requirements() {}

    /** What keeps us from making hosts here, with the remedy; empty if nothing does. */
    static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("hosts are made of network namespaces, which only root may make");
        }
        String missing = PACKAGES.entrySet().stream()
                .filter(program -> !isThere(program.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining(" "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("hosts need some programs: apt-get install --no-install-recommends " + missing);
    }

    private static boolean isThere(String program) {
        return Stream.concat(
                        FOLDERS.stream(),
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(":", -1)))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
