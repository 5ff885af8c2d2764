package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The watch that every worker keeps on every primary. */
@ConfigMapping(prefix = "baton.watch")
public interface WatchConfig {

    /**
     * A primary that does not answer for so long is silent: it is asked once more by a fresh connection, for half as long,
     * and then this worker votes that it cannot be reached.
     */
    @WithDefault("1s")
    Duration silence();

    /** How often the set of watched primaries is read from the store. */
    @WithDefault("1s")
    Duration refreshEvery();
}
