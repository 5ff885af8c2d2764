package dev.baton.policy;

import dev.baton.hook.HookCommand;
import dev.baton.hook.HookList;
import dev.baton.hook.HookList.Moment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which hooks there are, and how long each may take.
 *
 * @param commands what is run, by list, in their order; a list without commands may be absent
 * @param atMost the time limit of one command, by the moment of its list; each moment has one
 */
public record HookPolicy(Map<HookList, List<HookCommand>> commands, Map<Moment, Duration> atMost) {

    /** No hooks: what holds where nobody configured any. */
    public static final HookPolicy NONE = new HookPolicy(
            Map.of(),
            Map.of(
                    Moment.DETECTION, Duration.ofSeconds(10),
                    Moment.BEFORE, Duration.ofSeconds(30),
                    Moment.AFTER, Duration.ofSeconds(60)));

    public HookPolicy {
        Map<HookList, List<HookCommand>> copy = new EnumMap<>(HookList.class);
        commands.forEach((list, lines) -> copy.put(list, List.copyOf(lines)));
        commands = copy;
        atMost = Map.copyOf(atMost);
    }

    /** The commands of a list, in their order. */
    public List<HookCommand> of(HookList list) {
        return commands.getOrDefault(list, List.of());
    }

    /** How long one command of the list may take. */
    public Duration atMost(HookList list) {
        return atMost.getOrDefault(list.moment(), Duration.ofSeconds(30));
    }
}
