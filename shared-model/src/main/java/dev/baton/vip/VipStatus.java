package dev.baton.vip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual address and where it was last seen.
 *
 * @param vip the address
 * @param sightings one for each host that was looked at
 * @param hindrances what the last preflight found
 */
public record VipStatus(Vip vip, List<Sighting> sightings, List<Hindrance> hindrances) {

    public VipStatus {
        sightings = List.copyOf(sightings);
        hindrances = List.copyOf(hindrances);
    }

    /** One in whose way nothing stands, as far as known. */
    public VipStatus(Vip vip, List<Sighting> sightings) {
        this(vip, sightings, List.of());
    }

    /** The hosts that hold it, as far as known. */
    public List<String> holders() {
        return sightings.stream()
                .filter(sighting -> sighting.state() == Sighting.State.HELD)
                .map(Sighting::host)
                .toList();
    }

    public boolean isHeldBy(String host) {
        return holders().contains(host);
    }

    /** What was seen on that host, if it was looked at. */
    public Optional<Sighting> on(String host) {
        return sightings.stream().filter(seen -> seen.host().equals(host)).findFirst();
    }

    /** The same with another sighting in the place of the one of that host. */
    public VipStatus with(Sighting newer) {
        return new VipStatus(
                vip,
                Stream.concat(sightings.stream().filter(seen -> !seen.host().equals(newer.host())), Stream.of(newer))
                        .toList(),
                hindrances);
    }

    /** The same, with another's part. */
    public VipStatus as(VipRole other) {
        return new VipStatus(vip.as(other), sightings, hindrances);
    }
}
