package dev.baton.store;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding as it is written. The code is a text here: a newer version of Baton may have written one that this one
 * lacks.
 *
 * @param key what tells it apart from others of its cluster
 * @param place where it stands in the analyzer's order, from 0
 * @param evidence as JSON
 */
record FindingLine(Key key, int place, String evidence) {

    /** @param occurrence counts findings of the same code and server, from 0 */
    record Key(InstanceId server, String code, int occurrence) {}

    /** The evidence, as it is written. */
    private record Evidence(Map<String, String> facts) {}

    /** Whether nothing changed but numbers that move by themselves. */
    boolean tellsTheSameAs(FindingLine other) {
        return evidence.equals(other.evidence) || substance().equals(other.substance());
    }

    private Map<String, String> substance() {
        Map<String, String> facts =
                new HashMap<>(Json.read(evidence, Evidence.class).facts());
        facts.keySet().removeIf(Finding::isMoving);
        return facts;
    }

    /** In the same order. */
    static List<FindingLine> of(List<Finding> findings) {
        List<FindingLine> lines = new ArrayList<>();
        Map<Key, Integer> counts = new HashMap<>();
        for (Finding finding : findings) {
            String code = finding.code().name();
            int occurrence = counts.merge(new Key(finding.subject(), code, 0), 1, Integer::sum) - 1;
            lines.add(new FindingLine(
                    new Key(finding.subject(), code, occurrence),
                    lines.size(),
                    Json.write(new Evidence(finding.evidence()))));
        }
        return lines;
    }

    /** The finding in a row of either table; empty if its code is not known. */
    static Optional<Finding> finding(Row row) throws SQLException {
        Optional<FindingCode> code = Constants.find(row.text("code"), FindingCode.class);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = row.json("evidence", Evidence.class);
        return Optional.of(new Finding(code.get(), row.cluster(), row.server(), evidence.facts()));
    }
}
