package dev.baton.topology;

import java.util.Optional;

/**
 * The name of a source from which a replica was detached: one that never leads anywhere, and from which the true one can
 * be read back. It exists so that a replica can be kept from its source for certain, even if somebody starts
 * replication, and yet be given back to it.
 *
 * <p>Here it is the host with {@code .detached.invalid} behind it (RFC 2606: no such name will ever exist). On a server
 * it is the host with {@code //} before it, as other tools of the trade write it, so that a replica detached by one can
 * be reattached by the other.
 */
public final class Detachment {

    private static final String SUFFIX = ".detached.invalid";
    private static final String V6 = "v6-";

    private Detachment() {}

    /** The name that leads nowhere; a name that does so already stays as it is. */
    public static InstanceId from(InstanceId source) {
        if (origin(source).isPresent()) {
            return source;
        }
        String host = source.host().indexOf(':') >= 0 ? V6 + source.host().replace(':', '_') : source.host();
        return new InstanceId(host + SUFFIX, source.port());
    }

    /** Where the replica was detached from, if that is a name which leads nowhere. */
    public static Optional<InstanceId> origin(InstanceId name) {
        if (!name.host().endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String host = name.host().substring(0, name.host().length() - SUFFIX.length());
        String plain = host.startsWith(V6) ? host.substring(V6.length()).replace('_', ':') : host;
        return Optional.of(new InstanceId(plain, name.port()));
    }
}
