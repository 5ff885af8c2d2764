package dev.baton.docs;

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
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of the configuration, and their prefixes. */
final class ConfigurationKeys {

    private static final List<Class<?>> MAPPINGS = List.of(
            AnalysisConfig.class,
            DiscoveryConfig.class,
            HooksConfig.class,
            MysqlConfig.class,
            NodeConfig.class,
            NotifyConfig.class,
            RecoveryConfig.class,
            SshConfig.class,
            StoreConfig.class,
            VipConfig.class,
            WatchConfig.class);

    private ConfigurationKeys() {}

    static Set<String> all() {
        return MAPPINGS.stream().flatMap(ConfigurationKeys::of).collect(Collectors.toSet());
    }

    /** A line of a table for each key with a default: key and default. */
    static Set<String> defaults() {
        return MAPPINGS.stream()
                .flatMap(mapping -> Arrays.stream(mapping.getMethods())
                        .filter(method -> method.isAnnotationPresent(WithDefault.class))
                        .map(method -> "| `" + key(mapping, method) + "` | "
                                + method.getAnnotation(WithDefault.class).value() + " |"))
                .collect(Collectors.toSet());
    }

    private static String key(Class<?> mapping, Method method) {
        return prefix(mapping) + "." + inKebab(method.getName());
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    /** Its keys, and the groups that they are in. */
    private static Stream<String> of(Class<?> mapping) {
        String prefix = prefix(mapping);
        return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream()
                .flatMap(key -> Stream.iterate(
                        key,
                        name -> name.length() >= prefix.length(),
                        name -> name.substring(0, name.lastIndexOf('.'))));
    }

    private static String inKebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
