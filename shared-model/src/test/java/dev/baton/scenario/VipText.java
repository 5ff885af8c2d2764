package dev.baton.scenario;

import dev.baton.vip.Hindrance;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Obstacle;
import dev.baton.vip.Sighting;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a virtual address: {@code 10.0.0.9/24 eth0 writer on p1}. */
final class VipText {

    private VipText() {}

    static VipStatus of(Words words) {
        VipAddress address = VipAddress.parse(words.next());
        VipPlace place = new VipPlace(words.next(), Map.of(), SshLogin.USUAL);
        VipRole role = role(words);
        Optional<String> holder = words.after("on");
        Duration lease = words.duration("lease", Duration.ZERO);
        VipPolicy policy = new VipPolicy(
                WhenUnreachable.valueOf(words.option("unreachable", "proceed-if-unanswered")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')),
                lease.isZero() ? new Lifetime.Lasting() : new Lifetime.Leased(lease),
                VipPolicy.Repair.REPORT);
        List<Sighting> sightings = Stream.concat(
                        holder.stream().flatMap(hosts -> seen(hosts, Sighting.State.HELD)),
                        words.option("absent").stream().flatMap(hosts -> seen(hosts, Sighting.State.ABSENT)))
                .toList();
        List<Hindrance> hindrances = words.option("unready").stream()
                .map(host -> new Hindrance(host, Obstacle.SUDO, "not allowed: ip -4 address add"))
                .toList();
        words.expectNothingMore();
        return new VipStatus(new Vip(address, role, place, policy), sightings, hindrances);
    }

    private static Stream<Sighting> seen(String hosts, Sighting.State state) {
        return Stream.of(hosts.split(",", -1)).map(host -> new Sighting(host, state, "eth0", TopologyText.AT));
    }

    private static VipRole role(Words words) {
        String name = words.next();
        return switch (name) {
            case "writer" -> new VipRole.Writer();
            case "reader" -> new VipRole.Reader();
            case "part-of" -> new VipRole.PartOf(words.next());
            default -> throw words.mistake("no such role: " + name);
        };
    }
}
