package dev.baton.page.cluster;

import java.util.List;

/**
 * Facts about a server that belong together.
 *
 * @param title what they are about
 * @param facts names and values
 */
public record FactGroup(String title, List<Fact> facts) {

    public FactGroup {
        facts = List.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param name mostly as the server calls it
     * @param value what it is; empty where it is not set
     */
    public record Fact(String name, String value) {}
}
