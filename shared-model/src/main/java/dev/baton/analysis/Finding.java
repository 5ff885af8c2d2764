package dev.baton.analysis;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with one server, with the numbers that show it.
 *
 * @param code what it is
 * @param cluster whose server
 * @param subject which server
 * @param evidence names and values, in the order in which the rule gave them
 */
public record Finding(FindingCode code, ClusterId cluster, InstanceId subject, Map<String, String> evidence) {

    /** The name of the evidence that says that the server is in downtime. */
    static final String DOWNTIME = "downtime";

    /** The name of the evidence that says that all replicas are in downtime, where only they suffer. */
    static final String REPLICAS_DOWNTIME = "replicas_downtime";

    /** Names of evidence that is another one at each look while nothing happens. */
    private static final Set<String> MOVING = Set.of(
            "lag",
            "age",
            "unapplied",
            "waiting",
            "count",
            "gtids",
            "gone",
            "votes",
            "reached",
            "why",
            "since",
            "begun");

    private static final Pattern NAME_IN_BRACES = Pattern.compile("\\{(\\w+)}");

    public Finding {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** The code's sentence with the evidence filled in. */
    public String sentence() {
        return NAME_IN_BRACES
                .matcher(code.sentence())
                .replaceAll(name -> Matcher.quoteReplacement(filled(name.group())));
    }

    /** Whether its server, or everybody who suffers, is in downtime: then nothing is done about it automatically. */
    public boolean isDowntimed() {
        return evidence.containsKey(DOWNTIME) || evidence.containsKey(REPLICAS_DOWNTIME);
    }

    /** Whether evidence of this name moves by itself, so that another value is no news. */
    public static boolean isMoving(String name) {
        return MOVING.contains(name);
    }

    private String filled(String nameInBraces) {
        return evidence.getOrDefault(nameInBraces.substring(1, nameInBraces.length() - 1), nameInBraces);
    }
}
