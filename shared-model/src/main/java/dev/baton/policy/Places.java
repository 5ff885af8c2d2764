package dev.baton.policy;

import dev.baton.topology.InstanceId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where servers stand, told from their host names: the first group of a pattern is the name of the place. Where nothing
 * matches, the place has no name, and all such servers are taken to be together.
 *
 * @param dataCenter finds the data center in a host name
 * @param region finds the region in a host name
 */
public record Places(Pattern dataCenter, Pattern region) {

    /** All servers are in one place. */
    public static final Places ONE = new Places(Pattern.compile(""), Pattern.compile(""));

    /** The data center's name; empty if the host name tells none. */
    public String dataCenter(InstanceId server) {
        return firstGroup(dataCenter, server);
    }

    /** The region's name; empty if the host name tells none. */
    public String region(InstanceId server) {
        return firstGroup(region, server);
    }

    private static String firstGroup(Pattern pattern, InstanceId server) {
        Matcher matcher = pattern.matcher(server.host());
        return matcher.groupCount() > 0 && matcher.find() ? String.valueOf(matcher.group(1)) : "";
    }
}
