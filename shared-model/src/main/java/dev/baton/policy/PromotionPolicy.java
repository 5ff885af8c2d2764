package dev.baton.policy;

import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who may be promoted, beyond what people said of single servers.
 *
 * @param ignoredHosts hosts that are never promoted: expressions on the host name
 * @param places where servers stand
 * @param reach how far from the old primary the new one may be
 * @param lagAtMost one that is further behind is not promoted; zero for no limit
 * @param coPrimaries who may take the place of a dead co-primary
 */
public record PromotionPolicy(
        List<Pattern> ignoredHosts, Places places, Reach reach, Duration lagAtMost, CoPrimaries coPrimaries) {

    /** Everybody, everywhere, however far behind; of co-primaries only the other one. */
    public static final PromotionPolicy DEFAULT =
            new PromotionPolicy(List.of(), Places.ONE, Reach.ANYWHERE, Duration.ZERO, CoPrimaries.OTHER_ONLY);

    /** How far from the old primary the new one may be. */
    public enum Reach {
        ANYWHERE,
        SAME_REGION,
        SAME_DATA_CENTER
    }

    /** Who may take the place of a dead co-primary. */
    public enum CoPrimaries {
        /** The other co-primary, or nobody. */
        OTHER_ONLY,
        /** The other co-primary first; another replica if that one may not. */
        ANYBODY
    }

    public PromotionPolicy {
        ignoredHosts = List.copyOf(ignoredHosts);
    }

    /** Whether its host is never promoted. */
    public boolean ignores(InstanceId server) {
        return ignoredHosts.stream()
                .anyMatch(pattern -> pattern.matcher(server.host()).find());
    }

    /** Whether one server may take the place of another, as far as their places go. */
    public boolean reaches(InstanceId candidate, InstanceId primary) {
        return switch (reach) {
            case ANYWHERE -> true;
            case SAME_REGION -> places.region(candidate).equals(places.region(primary));
            case SAME_DATA_CENTER -> inOneDataCenter(candidate, primary);
        };
    }

    /** Whether two servers stand together. */
    public boolean inOneDataCenter(InstanceId one, InstanceId other) {
        return places.region(one).equals(places.region(other))
                && places.dataCenter(one).equals(places.dataCenter(other));
    }
}
