package dev.baton.store;

import dev.baton.topology.InstanceId;

/** Values of keys that have more than one column. */
final class Keys {

    private Keys() {}

    /** The columns {@code host} and {@code port}. */
    static Object[] of(InstanceId server) {
        return new Object[] {server.host(), server.port()};
    }
}
