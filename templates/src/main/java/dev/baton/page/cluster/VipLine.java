package dev.baton.page.cluster;

import dev.baton.analysis.AddressFindings;
import dev.baton.page.Tone;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.Optional;

/**
 * A virtual address on a cluster's page.
 *
 * @param status the address, and where it was seen
 * @param belongs the host where it belongs; empty if that is not clear
 */
public record VipLine(VipStatus status, String belongs) {

    static List<VipLine> of(TopologySnapshot snapshot) {
        return snapshot.vips().stream()
                .map(status -> new VipLine(
                        status,
                        AddressFindings.owner(snapshot, status.vip().role())
                                .map(id -> id.host())
                                .orElse("")))
                .toList();
    }

    public String address() {
        return status.vip().address().toString();
    }

    public String role() {
        return status.vip().role().words();
    }

    /** The hosts that have it. */
    public List<String> holders() {
        return status.holders();
    }

    /** What happens if its holder cannot be told. */
    public String whenUnreachable() {
        return status.vip().policy().whenUnreachable().words();
    }

    /** How many hosts are not ready to give or get it. */
    public long unready() {
        return status.hindrances().stream()
                .map(hindrance -> hindrance.host())
                .distinct()
                .count();
    }

    public Tone tone() {
        Optional<String> only = holders().size() == 1 ? Optional.of(holders().getFirst()) : Optional.empty();
        boolean right =
                only.filter(host -> belongs.isEmpty() || host.equals(belongs)).isPresent();
        return right ? unready() == 0 ? Tone.OK : Tone.WARNING : Tone.CRITICAL;
    }
}
