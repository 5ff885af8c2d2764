package dev.baton.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the rows of {@link Dialect#showHeartbeats}. */
final class HeartbeatReader {

    private HeartbeatReader() {}

    /** The period of each channel. */
    static Map<String, Duration> read(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.text("channel"), row -> LinkReader.seconds(row.text("period")), (one, two) -> two));
    }
}
