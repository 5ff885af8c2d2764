package dev.baton.hook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one run of a hook is told. Kept by name, so that a journal can be read by a version that knows fewer values.
 *
 * @param byName texts by the names of {@link HookValue}, in their order; a value that is not known is absent
 */
public record HookValues(Map<String, String> byName) {

    /** A variable longer than this keeps a process from starting at all. */
    private static final int LONGEST = 30_000;

    public HookValues {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** From values as they are: what no environment can hold is taken out of them. */
    public static HookValues of(Map<HookValue, String> values) {
        Map<String, String> byName = new LinkedHashMap<>();
        values.forEach((value, text) -> byName.put(value.name(), clean(text)));
        return new HookValues(byName);
    }

    public Optional<String> get(HookValue value) {
        return Optional.ofNullable(byName.get(value.name()));
    }

    /** The environment that tells them: each under two names. What is not known is not set. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (HookValue value : HookValue.values()) {
            get(value).ifPresent(text -> {
                environment.put(value.oldVariable(), text);
                environment.put(value.variable(), text);
            });
        }
        return environment;
    }

    private static String clean(String text) {
        String whole = text.replace("\0", "");
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    }
}
