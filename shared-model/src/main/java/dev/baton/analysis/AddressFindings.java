package dev.baton.analysis;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Sighting;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the virtual addresses of a cluster. Not a table of rules, since it is about an address and several
 * servers; what was seen too long ago counts as not known.
 */
public final class AddressFindings {

    /** What is found here, and when: the conditions in words. */
    static final Map<FindingCode, String> CONDITIONS = Map.of(
            FindingCode.VIP_MISSING,
            "the host where a virtual address belongs is known not to have it, and no other is known to",
            FindingCode.VIP_ON_WRONG_HOST,
            "a host has a virtual address that belongs to another",
            FindingCode.VIP_ON_SEVERAL_HOSTS,
            "more than one host has a virtual address",
            FindingCode.VIP_HOST_NOT_READY,
            "the last preflight found that something is missing on the host to move a virtual address");

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final TopologySnapshot snapshot;

    private AddressFindings(TopologySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    static Stream<Finding> of(TopologySnapshot snapshot) {
        AddressFindings findings = new AddressFindings(snapshot);
        return snapshot.vips().stream().flatMap(vip -> findings.of(vip).stream());
    }

    /** The server on whose host a writer's or a named server's address belongs, if that is clear. */
    public static Optional<InstanceId> owner(TopologySnapshot snapshot, VipRole role) {
        return switch (role) {
            case VipRole.Writer writer ->
                snapshot.primary()
                        .filter(primary -> primary.reachable() && primary.writable())
                        .map(ServerView::id);
            case VipRole.Reader reader -> Optional.empty();
            case VipRole.PartOf(var host) ->
                snapshot.servers().stream()
                        .filter(server -> server.id().host().equals(host) && server.reachable())
                        .map(ServerView::id)
                        .findFirst();
        };
    }

    /** Whether an address is missing, on a wrong host or on several. */
    public static Optional<FindingCode> misplaced(TopologySnapshot snapshot, VipStatus vip) {
        return new AddressFindings(snapshot)
                .of(vip).stream()
                        .map(Finding::code)
                        .filter(code -> code != FindingCode.VIP_HOST_NOT_READY)
                        .findFirst();
    }

    /** The server on whose host an address should be put: a reader's stays where it is, if that one replicates. */
    public static Optional<InstanceId> shouldHold(TopologySnapshot snapshot, VipStatus vip) {
        return vip.vip().role() instanceof VipRole.Reader
                ? snapshot.servers().stream()
                        .filter(server -> server.links().stream().anyMatch(ReplicationLink::isReplicating))
                        .map(ServerView::id)
                        .sorted(Comparator.comparing(id -> !vip.isHeldBy(id.host())))
                        .findFirst()
                : owner(snapshot, vip.vip().role());
    }

    private List<Finding> of(VipStatus vip) {
        List<Finding> found = new ArrayList<>();
        List<InstanceId> holders = holders(vip);
        Optional<InstanceId> owner = owner(snapshot, vip.vip().role());
        if (holders.size() > 1) {
            holders.forEach(holder -> found.add(
                    finding(FindingCode.VIP_ON_SEVERAL_HOSTS, holder, vip, Map.of("holders", holders.toString()))));
        }
        owner.ifPresent(belongs -> holders.stream()
                .filter(holder -> !holder.host().equals(belongs.host()))
                .forEach(holder -> found.add(
                        finding(FindingCode.VIP_ON_WRONG_HOST, holder, vip, Map.of("belongs", belongs.toString())))));
        missing(vip, holders, owner)
                .ifPresent(belongs -> found.add(finding(FindingCode.VIP_MISSING, belongs, vip, Map.of())));
        vip.hindrances()
                .forEach(hindrance -> on(hindrance.host())
                        .ifPresent(server ->
                                found.add(finding(FindingCode.VIP_HOST_NOT_READY, server, vip, evidence(hindrance)))));
        return found;
    }

    private static Map<String, String> evidence(Hindrance hindrance) {
        Map<String, String> evidence = new LinkedHashMap<>();
        evidence.put("obstacle", hindrance.obstacle().words());
        evidence.put("detail", hindrance.detail());
        return evidence;
    }

    /** Nobody is known to have it, and the host where it belongs is known not to. */
    private Optional<InstanceId> missing(VipStatus vip, List<InstanceId> holders, Optional<InstanceId> owner) {
        if (!holders.isEmpty()) {
            return Optional.empty();
        }
        return vip.vip().role() instanceof VipRole.Reader
                ? snapshot.servers().stream()
                        .filter(server -> server.links().stream().anyMatch(ReplicationLink::isReplicating))
                        .map(ServerView::id)
                        .filter(id -> isKnown(vip, id, Sighting.State.ABSENT))
                        .findFirst()
                : owner.filter(id -> isKnown(vip, id, Sighting.State.ABSENT));
    }

    private List<InstanceId> holders(VipStatus vip) {
        Map<String, InstanceId> byHost = new LinkedHashMap<>();
        snapshot.servers().stream()
                .map(ServerView::id)
                .filter(id -> isKnown(vip, id, Sighting.State.HELD))
                .forEach(id -> byHost.putIfAbsent(id.host(), id));
        return List.copyOf(byHost.values());
    }

    private boolean isKnown(VipStatus vip, InstanceId id, Sighting.State state) {
        return vip.on(id.host())
                .filter(seen -> seen.state() == state)
                .filter(seen -> Duration.between(seen.at(), snapshot.takenAt()).compareTo(KNOWN_FOR) < 0)
                .isPresent();
    }

    private Optional<InstanceId> on(String host) {
        return snapshot.servers().stream()
                .map(ServerView::id)
                .filter(id -> id.host().equals(host))
                .findFirst();
    }

    private Finding finding(FindingCode code, InstanceId server, VipStatus vip, Map<String, String> more) {
        Map<String, String> evidence = new LinkedHashMap<>();
        evidence.put("address", vip.vip().address().toString());
        evidence.putAll(more);
        return new Finding(code, snapshot.cluster().id(), server, evidence);
    }
}
