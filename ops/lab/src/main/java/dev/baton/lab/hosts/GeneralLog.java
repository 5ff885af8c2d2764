package dev.baton.lab.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a server was told, by its own account: whatever a manager says of itself, this is what it did. The server must
 * have been started with {@link #SETTINGS}.
 *
 * @param host the server's
 */
public record GeneralLog(Host host) {
    /** Lines of configuration by which a server writes it. */
    public static final Map<String, String> SETTINGS = Map.of("general-log", "ON", "general-log-file", "general.log");

    private static final Pattern PROMOTING = Pattern.compile(
            "GLOBAL (super_)?read_only ?= ?(0|OFF)|RESET (SLAVE|REPLICA) .*ALL|RESET (SLAVE|REPLICA) ALL",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAKING_WRITABLE =
            Pattern.compile("GLOBAL (super_)?read_only ?= ?(0|OFF)", Pattern.CASE_INSENSITIVE);

    /** How many lines there are by now, to count only what comes after. */
    public long mark() {
        return lines().size();
    }

    /** All that it wrote since then. */
    public List<String> since(long mark) {
        return lines().stream().skip(mark).toList();
    }

    /** Statements since then that make a primary of it. */
    public List<String> promoting(long mark) {
        return matching(mark, PROMOTING);
    }

    /** Statements since then that let it take writes. */
    public List<String> makingWritable(long mark) {
        return matching(mark, MAKING_WRITABLE);
    }

    private List<String> matching(long mark, Pattern pattern) {
        return lines().stream()
                .skip(mark)
                .filter(pattern.asPredicate())
                .map(String::strip)
                .toList();
    }

    private List<String> lines() {
        Path file = host.folder().resolve("mysqld/data/general.log");
        try {
            // Whatever bytes clients sent.
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
