package dev.baton.lab.hosts;

import dev.baton.lab.process.ChildCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The namespaces that a process lives in, to run others there.
 *
 * @param pid of that process, which must live
 */
record Spaces(long pid) {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** The command that runs a command in all of them: network, host name, mounts, processes. */
    List<String> all(List<String> command) {
        return enter(List.of("-n", "-u", "-m", "-p"), command);
    }

    /** The command that runs a command in the network only, with this machine's files. */
    List<String> network(List<String> command) {
        return enter(List.of("-n"), command);
    }

    /** Runs {@code ip} in the network. */
    String ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return ChildCommand.of(network(command)).run(AT_MOST);
    }

    /** Runs a program in the network that reads what to do from a file. */
    void feed(Path file, String... command) {
        ChildCommand.of(network(List.of(command))).reading(file).run(AT_MOST);
    }

    /** The network namespace, for a thread to join. */
    Path networkFile() {
        return Path.of("/proc", Long.toString(pid), "ns", "net");
    }

    /** The ids of all processes that live in the same process namespace, as this machine counts them. */
    List<Long> inhabitants() {
        Path own = processFile(pid);
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(other -> isSame(own, processFile(other)))
                .toList();
    }

    private static Path processFile(long pid) {
        return Path.of("/proc", Long.toString(pid), "ns", "pid");
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
        } catch (IOException ended) {
            return false;
        }
    }

    private List<String> enter(List<String> which, List<String> command) {
        return Stream.of(List.of("nsenter", "-t", Long.toString(pid)), which, List.of("--"), command)
                .flatMap(List::stream)
                .toList();
    }
}
