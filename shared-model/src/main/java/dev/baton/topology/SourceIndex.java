package dev.baton.topology;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the server that a channel names as its source: by address, else by uuid, else by server id. Names that two
 * servers share (a copied data folder, MariaDB's default server id 1) find nobody.
 */
final class SourceIndex {

    private final Set<InstanceId> addresses = new HashSet<>();
    private final Names<String> uuids = new Names<>();
    private final Names<Long> serverIds = new Names<>();

    SourceIndex(Collection<Server> servers) {
        servers.forEach(server -> {
            addresses.add(server.id());
            server.observation().facts().map(Instance::identity).ifPresent(identity -> {
                uuids.add(identity.uuid(), server.id());
                serverIds.add(identity.serverId(), server.id());
            });
        });
    }

    Optional<InstanceId> find(ReplicationLink.Source source) {
        if (addresses.contains(source.id())) {
            return Optional.of(source.id());
        }
        Optional<InstanceId> byUuid = source.uuid().isEmpty() ? Optional.empty() : uuids.find(source.uuid());
        return byUuid.isPresent() || source.serverId() == 0 ? byUuid : serverIds.find(source.serverId());
    }

    /** Several servers have this uuid. */
    boolean isShared(String uuid) {
        return uuids.isAmbiguous(uuid);
    }

    /** Several servers have this server id. */
    boolean isShared(long serverId) {
        return serverIds.isAmbiguous(serverId);
    }

    /** Names that lead to one server each. */
    private static final class Names<T> {
        private final Map<T, InstanceId> owners = new HashMap<>();
        private final Set<T> ambiguous = new HashSet<>();

        void add(T name, InstanceId owner) {
            if (owners.putIfAbsent(name, owner) != null) {
                ambiguous.add(name);
            }
        }

        boolean isAmbiguous(T name) {
            return ambiguous.contains(name);
        }

        Optional<InstanceId> find(T name) {
            return ambiguous.contains(name) ? Optional.empty() : Optional.ofNullable(owners.get(name));
        }
    }
}
