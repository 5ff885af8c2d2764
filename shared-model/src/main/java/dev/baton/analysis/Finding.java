package dev.baton.analysis;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong with one server, with the numbers that show it.
 *
 * @param code what it is
 * @param cluster whose server
 * @param subject which server
 * @param evidence names and values, in the order in which the rule gave them
 */
public record Finding(FindingCode code, ClusterId cluster, InstanceId subject, Map<String, String> evidence) {

    public Finding {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** The code's sentence with the evidence filled in. */
    public String sentence() {
        String text = code.sentence();
        for (Map.Entry<String, String> fact : evidence.entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text;
    }
}
