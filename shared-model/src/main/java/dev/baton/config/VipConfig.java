package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Virtual addresses that follow the primary. */
@ConfigMapping(prefix = "baton.vip")
public interface VipConfig {

    /** How often all hosts are asked which virtual addresses they hold; each worker keeps its SSH sessions by that too. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** How often it is looked whether everything is there that moving a virtual address needs. */
    @WithDefault("5m")
    Duration preflightEvery();

    /**
     * How long it may take to look whether another host answers for an address. The look itself waits a second; with less
     * than that, nobody is thought to hold it who has not answered by then, however busy the hosts are.
     */
    @WithDefault("3s")
    Duration answersWithin();

    /**
     * The command, with its arguments by comma, that cuts a host off; it is told which by its environment: BATON_HOST,
     * BATON_PORT, BATON_ADDRESS. It has to end with 0 only once the host is cut off.
     */
    Optional<List<String>> fenceCommand();

    /** How long the fencing command may take. */
    @WithDefault("30s")
    Duration fenceTimeout();
}
