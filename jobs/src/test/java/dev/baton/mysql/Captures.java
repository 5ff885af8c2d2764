package dev.baton.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows that real servers answered with, as {@code label: value} lines; a line without a label goes on with the last. */
final class Captures {

    private Captures() {}

    static Row row(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        String label = "";
        for (String line : lines(name)) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                String goesOn = line;
                values.merge(label, goesOn, (first, more) -> first + "\n" + more);
                continue;
            }
            label = line.substring(0, colon);
            String value = line.substring(colon + 2);
            if (!value.equals("NULL")) {
                values.put(label, value);
            }
        }
        return Row.of(values);
    }

    /** The same row with one value exchanged. */
    static Row rowWith(String name, Map<String, String> changes) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(": ");
            if (colon >= 0 && !line.endsWith(": NULL")) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        values.putAll(changes);
        return Row.of(values);
    }

    /** All that a server answered. */
    static Readings readings(String server) {
        return new Readings(
                row(server + "-variables"),
                List.of(row(server + "-links")),
                row(server + "-log-end"),
                List.of(row(server + "-replicas")),
                List.of(),
                Map.of("", Duration.ofSeconds(30)),
                List.of(),
                List.of(),
                Duration.ofHours(1));
    }

    private static List<String> lines(String name) {
        try (InputStream file = Captures.class.getResourceAsStream("captures/" + name + ".txt")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
