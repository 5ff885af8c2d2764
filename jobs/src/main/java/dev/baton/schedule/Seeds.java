package dev.baton.schedule;

import dev.baton.config.DiscoveryConfig;
import dev.baton.discovery.Discovery;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The servers from which discovery begins. */
@ApplicationScoped
class Seeds {

    private final Discovery discovery;
    private final List<InstanceId> seeds;

    /** @throws IllegalArgumentException if a configured seed is no address */
    Seeds(Discovery discovery, DiscoveryConfig config) {
        this.discovery = discovery;
        this.seeds =
                config.seeds().orElse(List.of()).stream().map(InstanceId::parse).toList();
    }

    /** Looks at the seeds and their topologies, on a thread of its own. */
    void plant() {
        if (!seeds.isEmpty()) {
            Thread.ofVirtual().name("seeds").start(() -> discovery.crawl(seeds));
        }
    }
}
