package dev.baton.analysis;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Whether its server is in downtime: then nothing is done about it automatically. */
    public boolean isDowntimed() {
        return evidence.containsKey(DOWNTIME);
    }

    private String filled(String nameInBraces) {
        return evidence.getOrDefault(nameInBraces.substring(1, nameInBraces.length() - 1), nameInBraces);
    }
}
