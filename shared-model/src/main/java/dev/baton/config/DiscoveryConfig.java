package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finding servers and looking at them. */
@ConfigMapping(prefix = "baton.discovery")
public interface DiscoveryConfig {

    /** Servers to begin with, {@code host:port}, by comma; the rest of their topologies is found from them. */
    Optional<List<String>> seeds();

    /** How often each server is looked at. */
    @WithDefault("5s")
    Duration pollEvery();

    /** How many servers are looked at at the same time by one worker. */
    @WithDefault("64")
    int concurrency();

    /** Into how many parts the servers are divided, each polled by one worker at a time. */
    @WithDefault("4")
    int shards();

    /** A server not seen for so long is forgotten. */
    @WithDefault("240h")
    Duration forgetAfter();
}
