package dev.baton.boot;

import dev.baton.config.AnalysisConfig;
import dev.baton.config.DiscoveryConfig;
import dev.baton.config.HooksConfig;
import dev.baton.config.MysqlConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.config.SshConfig;
import dev.baton.config.StoreConfig;
import dev.baton.config.VipConfig;
import dev.baton.config.WatchConfig;
import dev.baton.hook.HookValue;
import dev.baton.schedule.Role;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that a configuration may hold. Exists because a key with a typing error would silently do nothing. */
final class KnownKeys {

    /** Every interface of the configuration. */
    static final List<Class<?>> MAPPINGS = List.of(
            NodeConfig.class,
            StoreConfig.class,
            MysqlConfig.class,
            DiscoveryConfig.class,
            WatchConfig.class,
            AnalysisConfig.class,
            RecoveryConfig.class,
            HooksConfig.class,
            NotifyConfig.class,
            SshConfig.class,
            VipConfig.class);

    /** What the launcher and the command line tell a process beside its configuration. */
    private static final Set<String> INTERNAL = Set.of(Role.PROPERTY, Home.PROPERTY, ServeApplication.EMBEDDED_FOLDER);

    /** What hooks are told beside: a hook may call Baton again, and is no misconfiguration. */
    private static final Set<String> HOOK_VARIABLES = Arrays.stream(HookValue.values())
            .map(value -> value.variable().toLowerCase(Locale.ROOT).replace('_', '.'))
            .collect(Collectors.toUnmodifiableSet());

    private static final int SIMILAR = 4;

    private final Set<String> leaves = new TreeSet<>();

    KnownKeys() {
        MAPPINGS.forEach(mapping -> leaves.addAll(
                ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet()));
    }

    Set<String> leaves() {
        return leaves;
    }

    boolean knows(String key) {
        return leaves.contains(withoutIndex(key)) || INTERNAL.contains(key) || HOOK_VARIABLES.contains(key);
    }

    /** Whether there are keys that begin like this one: {@code baton.store.} and so on. */
    boolean hasGroupOf(String key) {
        String group = key.substring(0, key.indexOf('.', "baton.".length()) + 1);
        return !group.isEmpty() && leaves.stream().anyMatch(leaf -> leaf.startsWith(group));
    }

    /** The key that was probably meant. */
    Optional<String> nearest(String key) {
        return leaves.stream()
                .min(Comparator.comparingInt(leaf -> distance(leaf, key)))
                .filter(leaf -> distance(leaf, key) <= SIMILAR || leaf.endsWith(key.substring(key.lastIndexOf('.'))));
    }

    /** {@code seeds[0]} is an element of {@code seeds}. */
    private static String withoutIndex(String key) {
        return key.replaceAll("\\[\\d+]", "");
    }

    /** How many letters must be changed, added or left out to make one text of the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            previous = nextRow(previous, from.charAt(row - 1), to, row);
        }
        return previous[to.length()];
    }

    private static int[] nextRow(int[] previous, char letter, String to, int row) {
        int[] current = new int[previous.length];
        current[0] = row;
        for (int column = 1; column < current.length; column++) {
            int changed = previous[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(changed, Math.min(previous[column], current[column - 1]) + 1);
        }
        return current;
    }
}
