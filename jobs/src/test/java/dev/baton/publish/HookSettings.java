package dev.baton.publish;

import dev.baton.config.HooksConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The configuration of hooks as an application would read it. */
final class HookSettings {

    private HookSettings() {}

    static HooksConfig of(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(HooksConfig.class)
                .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text))
                .withSources(new PropertiesConfigSource(keys, "test", 400))
                .build()
                .getConfigMapping(HooksConfig.class);
    }
}
