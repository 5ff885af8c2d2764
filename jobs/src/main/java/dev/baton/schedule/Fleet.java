package dev.baton.schedule;

import dev.baton.config.AnalysisConfig;
import dev.baton.config.DiscoveryConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.VipConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process's place in the fleet: what it is for and what it is called. */
@ApplicationScoped
public class Fleet {

    private final Role role;
    private final String version;
    private final NodeConfig node;
    private final DiscoveryConfig discovery;
    private final AnalysisConfig analysis;
    private final VipConfig vip;

    Fleet(
            Role role,
            @ConfigProperty(name = "quarkus.application.version") String version,
            NodeConfig node,
            DiscoveryConfig discovery,
            AnalysisConfig analysis,
            VipConfig vip) {
        this.role = role;
        this.version = version;
        this.node = node;
        this.discovery = discovery;
        this.analysis = analysis;
        this.vip = vip;
    }

    Role role() {
        return role;
    }

    String version() {
        return version;
    }

    NodeConfig node() {
        return node;
    }

    DiscoveryConfig discovery() {
        return discovery;
    }

    AnalysisConfig analysis() {
        return analysis;
    }

    VipConfig vip() {
        return vip;
    }
}
