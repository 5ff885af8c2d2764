package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The watch that every worker keeps on every primary. */
@ConfigMapping(prefix = "baton.watch")
public interface WatchConfig {

    /**
     * A primary that does not answer for so long is silent: it is asked once more by a fresh connection, for half as long,
     * and then this worker votes that it cannot be reached.
     */
    @WithDefault("1s")
    Duration silence();

    /**
     * A table {@code schema.table} on the managed servers into which a small row is written with each poll of a primary, to
     * find full disks and file systems that became read-only. Without it nothing is written.
     */
    Optional<String> testWriteTable();

    /** A test write that takes longer is said to stall. */
    @WithDefault("1s")
    Duration testWriteWithin();

    /** How often the set of watched primaries is read from the store. */
    @WithDefault("1s")
    Duration refreshEvery();
}
