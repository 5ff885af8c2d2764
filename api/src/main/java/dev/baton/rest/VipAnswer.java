package dev.baton.rest;

import dev.baton.analysis.AddressFindings;
import dev.baton.operate.Vips.Found;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Vip;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A virtual address and where it was last seen.
 *
 * @param address with its prefix
 * @param cluster the cluster's lasting name
 * @param alias what people call the cluster
 * @param role writer, reader, or part of a host
 * @param networkInterface on hosts
 * @param interfaces another interface, by host
 * @param belongsTo address of the server on whose host it should be; empty if that is not clear
 * @param holders hosts that have it, as far as known
 * @param whenUnreachable what happens when its holder cannot be told
 * @param leaseSeconds for how long a host keeps it by itself; 0 for ever
 * @param repair REPAIR or REPORT
 * @param hosts what was seen on each
 */
public record VipAnswer(
        String address,
        String cluster,
        String alias,
        String role,
        String networkInterface,
        Map<String, String> interfaces,
        String belongsTo,
        List<String> holders,
        String whenUnreachable,
        long leaseSeconds,
        String repair,
        List<VipHostAnswer> hosts) {

    /** What was seen of it on one host, and what stands in the way there. */
    public record VipHostAnswer(String host, String state, Instant seenAt, List<String> obstacles) {}

    static VipAnswer of(Found found) {
        Vip vip = found.status().vip();
        return new VipAnswer(
                vip.address().toString(),
                found.snapshot().cluster().id().name(),
                found.snapshot().cluster().alias(),
                vip.role().words(),
                vip.place().interfaceName(),
                vip.place().exceptions(),
                AddressFindings.owner(found.snapshot(), vip.role())
                        .map(Object::toString)
                        .orElse(""),
                found.status().holders(),
                vip.policy().whenUnreachable().name(),
                switch (vip.policy().lifetime()) {
                    case Lifetime.Lasting lasting -> 0;
                    case Lifetime.Leased(var length) -> length.toSeconds();
                },
                vip.policy().repair().name(),
                hosts(found));
    }

    private static List<VipHostAnswer> hosts(Found found) {
        return found.status().sightings().stream()
                .map(seen -> new VipHostAnswer(
                        seen.host(),
                        seen.state().name(),
                        seen.at(),
                        found.status().hindrances().stream()
                                .filter(hindrance -> hindrance.host().equals(seen.host()))
                                .map(hindrance -> hindrance.obstacle().words() + " (" + hindrance.detail() + ")")
                                .toList()))
                .toList();
    }
}
