package dev.baton.lab.hosts;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packets that do not arrive. Pure text for the switch's packet filter.
 *
 * @param from names of the hosts that send
 * @param to names of the hosts that do not receive
 * @param port of TCP on the receiver, if only that is cut
 * @param percent how many of them are lost, 1 to 100
 */
public record Cut(Set<String> from, Set<String> to, OptionalInt port, int percent) {
    private static final int ALL = 100;

    public Cut {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
    }

    /** Nothing that these send reaches those; the other way it does. */
    public static Cut oneWay(Set<String> from, Set<String> to) {
        return new Cut(from, to, OptionalInt.empty(), ALL);
    }

    /** Nothing gets from one group to the other, either way. */
    public static List<Cut> between(Set<String> group, Set<String> other) {
        return List.of(oneWay(group, other), oneWay(other, group));
    }

    /** These cannot reach that port of those. */
    public static Cut port(Set<String> from, Set<String> to, int port) {
        return new Cut(from, to, OptionalInt.of(port), ALL);
    }

    /** Some of what these send does not reach those. */
    public static Cut loss(Set<String> from, Set<String> to, int percent) {
        return new Cut(from, to, OptionalInt.empty(), percent);
    }

    /** A ruleset that replaces the one before it. */
    static String ruleset(List<Cut> cuts) {
        String rules = cuts.stream()
                .filter(cut -> !cut.from.isEmpty() && !cut.to.isEmpty())
                .map(Cut::rule)
                .map("    %s\n"::formatted)
                .collect(Collectors.joining());
        // Declared first, so that there is something to delete; all of it is one transaction.
        return """
                table bridge cuts
                delete table bridge cuts
                table bridge cuts {
                  chain passing {
                    type filter hook forward priority 0; policy accept;
                %s  }
                }
                """.formatted(rules);
    }

    private String rule() {
        return Stream.of(
                        "iifname " + ports(from),
                        "oifname " + ports(to),
                        port.isPresent() ? "tcp dport " + port.getAsInt() : "",
                        percent < ALL ? "numgen random mod 100 < " + percent : "",
                        "drop")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String ports(Set<String> hosts) {
        return new TreeSet<>(hosts)
                .stream().map(host -> '"' + Switch.port(host) + '"').collect(Collectors.joining(", ", "{ ", " }"));
    }
}
