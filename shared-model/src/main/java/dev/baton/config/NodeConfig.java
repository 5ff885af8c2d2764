package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** This process in the fleet. */
@ConfigMapping(prefix = "baton.node")
public interface NodeConfig {

    /** The name by which the fleet knows this process; one process, one name. */
    @WithDefault("${HOSTNAME:localhost}-${quarkus.http.port:3000}")
    String name();

    /** How often it tells the store that it is alive. */
    @WithDefault("1s")
    Duration beatEvery();

    /** How long after its last beat a worker still counts as alive, and its vote as cast. */
    @WithDefault("5s")
    Duration aliveWithin();
}
