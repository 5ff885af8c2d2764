package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How one process tells another, which holds the hosts, what to do to them: a line of words to a socket in a folder, and
 * lines back. Who may enter the folder may use it.
 */
final class Control {
    private static final String OK = "ok";

    private final Path socket;

    Control(Path folder) {
        this.socket = folder.resolve("control");
    }

    /** Does what it is told, one thing after the other, for as long as it lives. */
    void serve(Verbs verbs) throws IOException {
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            while (server.isOpen()) {
                serveOne(server, verbs);
            }
        }
    }

    /** Tells it, and returns what it says. */
    List<String> tell(List<String> words) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            writer(channel).println(String.join(" ", words));
            List<String> answer = reader(channel).lines().collect(Collectors.toList());
            if (answer.isEmpty() || !OK.equals(answer.getLast())) {
                throw new LabException(String.join("\n", answer));
            }
            return answer.subList(0, answer.size() - 1);
        }
    }

    private static void serveOne(ServerSocketChannel server, Verbs verbs) throws IOException {
        try (SocketChannel channel = server.accept()) {
            String line = reader(channel).readLine();
            PrintWriter answer = writer(channel);
            try {
                verbs.perform(List.of(Objects.requireNonNullElse(line, "").split(" ", -1)))
                        .lines()
                        .forEach(answer::println);
                answer.println(OK);
            } catch (LabException e) {
                answer.println(e.getMessage());
            }
        }
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    private static PrintWriter writer(SocketChannel channel) {
        return new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), true);
    }
}
