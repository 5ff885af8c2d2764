package dev.baton.boot;

import dev.baton.schedule.Role;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets any bean ask what this process is for. */
final class RoleProducer {

    @Produces
    @Singleton
    Role role(@ConfigProperty(name = Role.PROPERTY, defaultValue = "SERVE") Role role) {
        return role;
    }
}
