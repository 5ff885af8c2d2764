package dev.baton.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of addresses. Whatever a person typed is escaped here. */
public final class Paths {

    private Paths() {}

    /** A text as one segment of a path, or as a value of a query. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
