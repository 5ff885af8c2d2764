package dev.baton.page;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages. Names are escaped here, whatever they hold. */
public final class Links {

    private Links() {}

    public static String cluster(ClusterId cluster) {
        return "/clusters/" + segment(cluster.name());
    }

    public static String server(InstanceId server) {
        return "/instances/" + segment(server.toString());
    }

    public static String recovery(long id) {
        return "/recoveries/" + id;
    }

    /** A text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%5B", "[")
                .replace("%5D", "]");
    }
}
