package dev.baton.publish;

import dev.baton.config.NotifyConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of notifications as an application would read it. */
final class NotifySettings {

    private NotifySettings() {}

    /** @param keys without their prefix */
    static NotifyConfig of(Map<String, String> keys) {
        Map<String, String> whole = new TreeMap<>();
        keys.forEach((key, value) -> whole.put("baton.notify." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(NotifyConfig.class)
                .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text))
                .withSources(new PropertiesConfigSource(whole, "test", 400))
                .build()
                .getConfigMapping(NotifyConfig.class);
    }
}
