package dev.baton.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with all that it started.
 *
 * @param leader the process, started with {@link #leading}
 */
record ProcessGroup(Process leader) {

    private static final Duration TO_SIGNAL = Duration.ofSeconds(2);

    /** The command line that makes a process the leader of a session, where the system has a word for it. */
    static List<String> leading(List<String> line, String path) {
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(setsid -> Stream.concat(Stream.of(setsid.toString()), line.stream())
                        .toList())
                .orElse(line);
    }

    /** Asks all to end, and ends those that have not within the time. */
    void end(Duration within) throws InterruptedException {
        List<ProcessHandle> descendants = leader.descendants().toList();
        signal("TERM");
        leader.destroy();
        boolean ended = leader.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended || descendants.stream().anyMatch(ProcessHandle::isAlive)) {
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        kill();
        leader.waitFor(TO_SIGNAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all at once. */
    void kill() {
        leader.descendants().forEach(ProcessHandle::destroyForcibly);
        signal("KILL");
        leader.destroyForcibly();
    }

    /** By the number of the group, so that those who lost their parent are met too; no such group is no harm. */
    private void signal(String name) {
        try {
            Process signalling = new ProcessBuilder("sh", "-c", "kill -s " + name + " -- -" + leader.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!signalling.waitFor(TO_SIGNAL.toMillis(), TimeUnit.MILLISECONDS)) {
                signalling.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException noShell) {
            leader.destroyForcibly();
        }
    }
}
