package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process of one server, from its start to its end. Safe for use by many threads. */
public final class ServerProcess {
    static final String IDENTITY_FILE = "process.stat";

    // The shell writes down who it is and becomes the server: at no moment is there a server that nobody can find.
    private static final String WRITE_IDENTITY_AND_BECOME = "cat /proc/$$/stat >\"$0\" && exec \"$@\"";
    private static final Duration SIGNAL_AT_MOST = Duration.ofSeconds(5);
    private static final Duration DIE_AT_MOST = Duration.ofSeconds(10);

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command and returns at once.
     *
     * @param folder takes the process' identity and its outputs ({@code output.log})
     */
    static ServerProcess launch(Path folder, List<String> command, Map<String, String> environment) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", WRITE_IDENTITY_AND_BECOME));
        wrapped.add(folder.resolve(IDENTITY_FILE).toString());
        wrapped.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(wrapped)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end and waits; false if it is still there after that time. */
    public boolean stop(Duration atMost) {
        process.destroy();
        return ended(atMost);
    }

    /** Ends it at once, without any chance to tidy up, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!ended(DIE_AT_MOST)) {
            throw new LabException("process " + pid() + " survived SIGKILL for " + DIE_AT_MOST);
        }
    }

    /** Stops it in the middle of whatever it does: its connections stay open and nothing answers. */
    public void freeze() {
        signal("-STOP");
        Standstill.await(pid());
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        ChildCommand.of("kill", name, Long.toString(pid())).run(SIGNAL_AT_MOST);
    }

    private boolean ended(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for the end of process " + pid(), e);
        }
    }
}
