package dev.baton.discovery;

import dev.baton.mysql.ProbeResult;
import dev.baton.mysql.ServerProbe;
import dev.baton.store.AddressesTable;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settles the one address by which a server is known. A server says of itself where it is to be found (its
 * {@code report_host}); that is believed only once a probe of that address met the same server. Thread-safe.
 */
@ApplicationScoped
public class Names {

    private final ServerProbe probe;
    private final AddressesTable addresses;
    private final Map<InstanceId, InstanceId> settled = new ConcurrentHashMap<>();

    /** Whether the store has the server under the address that was asked. */
    enum Standing {
        KNOWN,
        NEW
    }

    Names(ServerProbe probe, AddressesTable addresses) {
        this.probe = probe;
        this.addresses = addresses;
    }

    /** The address by which the server at the asked one is known, as far as anybody found out. */
    InstanceId known(InstanceId asked) {
        return settled.computeIfAbsent(asked, addresses::canonical);
    }

    /**
     * The facts under the address the server is known by, its sources and replicas likewise.
     *
     * @param asked where it was probed
     * @param instance what it said; its id is the address it gives itself
     * @param standing whether the store knows it by the asked address already: then it keeps it
     */
    Instance settle(InstanceId asked, Instance instance, Standing standing) {
        InstanceId name = standing == Standing.KNOWN || asked.equals(instance.id()) ? asked : confirm(asked, instance);
        return instance.knownAs(name).translating(this::known);
    }

    private InstanceId confirm(InstanceId asked, Instance instance) {
        InstanceId before = known(asked);
        if (!before.equals(asked)) {
            return before;
        }
        boolean same = probe.probe(instance.id()) instanceof ProbeResult.Seen(Instance there, var took)
                && there.identity().equals(instance.identity());
        InstanceId name = same ? instance.id() : asked;
        addresses.remember(asked, name);
        settled.put(asked, name);
        return name;
    }
}
