package dev.baton.boot;

import dev.baton.config.NodeConfig;
import dev.baton.config.StoreConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The configuration as Quarkus will read it, read before Quarkus starts: from system properties, the environment,
 * {@code .env}, {@code config/application.properties}, and what the executable brings. Exists because what is wrong with
 * it must be said before anything else happens.
 */
public final class Settings {
    private static final String WHERE =
            "docs/configuration.md lists every key; keys are read from config/application.properties, the environment "
                    + "(baton.store.url is BATON_STORE_URL) and -D system properties";

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /** @throws StartException if a key of ours is not known, or a value cannot be read */
    public static Settings read() {
        SmallRyeConfigBuilder builder = ConfigUtils.configBuilder();
        KnownKeys.MAPPINGS.forEach(builder::withMapping);
        // Unknown keys are looked for below, where the answer can say which one was meant.
        builder.withDefaultValue(SmallRyeConfig.SMALLRYE_CONFIG_MAPPING_VALIDATE_UNKNOWN, "false");
        SmallRyeConfig config = build(builder);
        refuseUnknownKeys(config);
        return new Settings(config);
    }

    public StoreConfig store() {
        return config.getConfigMapping(StoreConfig.class);
    }

    public NodeConfig node() {
        return config.getConfigMapping(NodeConfig.class);
    }

    /** The port that pages, REST, health and metrics are on. */
    public int httpPort() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(3000);
    }

    private static SmallRyeConfig build(SmallRyeConfigBuilder builder) {
        try {
            return builder.build();
        } catch (ConfigValidationException invalid) {
            String problems = String.join(
                    "; ",
                    IntStream.range(0, invalid.getProblemCount())
                            .mapToObj(index -> invalid.getProblem(index).getMessage())
                            .toList());
            throw new StartException("the configuration cannot be read: " + problems, WHERE);
        }
    }

    private static void refuseUnknownKeys(SmallRyeConfig config) {
        KnownKeys known = new KnownKeys();
        List<String> problems = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("baton."))
                .filter(name -> !known.knows(name))
                .sorted()
                .map(config::getConfigValue)
                .filter(value -> !isVariableOfOthers(value, known))
                .map(value -> unknown(value, known))
                .toList();
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems), WHERE);
        }
    }

    /** The environment also holds variables for the launcher, the client and the lab, which are no configuration. */
    private static boolean isVariableOfOthers(ConfigValue value, KnownKeys known) {
        return source(value).contains("Env") && !known.hasGroupOf(value.getName());
    }

    private static String unknown(ConfigValue value, KnownKeys known) {
        String hint = known.nearest(value.getName())
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
        return "unknown configuration key " + value.getName() + " (from " + source(value) + ")" + hint;
    }

    private static String source(ConfigValue value) {
        return value.getSourceName() == null ? "an unknown source" : value.getSourceName();
    }
}
