package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.Links;
import dev.baton.page.Tone;
import dev.baton.store.ServerState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.ServerView;
import java.util.List;

/**
 * A server as the topology shows it.
 *
 * @param id its address
 * @param tone how it is, all in all
 * @param state whether it answers
 * @param role its part
 * @param version vendor and version; empty if never seen
 * @param access who may write
 * @param badges facts worth a glance
 * @param problems what is wrong, the worst first
 * @param downtime who took it out, why and until when; nothing if nobody did
 */
public record ServerCard(
        InstanceId id,
        Tone tone,
        ServerState state,
        Role role,
        String version,
        Access access,
        List<Badge> badges,
        List<Problem> problems,
        List<DowntimeLine> downtime) {

    public ServerCard {
        badges = List.copyOf(badges);
        problems = List.copyOf(problems);
        downtime = List.copyOf(downtime);
    }

    /** @param findings those of the cluster */
    public static ServerCard of(ServerView server, List<Finding> findings) {
        List<Finding> own = findings.stream()
                .filter(finding -> finding.subject().equals(server.id()))
                .toList();
        List<Problem> problems = own.stream().map(Problem::of).toList();
        ServerState state = ServerState.of(server.server().observation());
        return new ServerCard(
                server.id(),
                tone(state, server, problems),
                state,
                Role.of(server),
                server.facts().map(ServerCard::version).orElse(""),
                Access.of(server),
                Badges.of(server, own),
                problems,
                DowntimeLine.of(server));
    }

    /** Its page. */
    public String href() {
        return Links.server(id);
    }

    /** Vendor and version, as people say them. */
    static String version(Instance facts) {
        ServerVersion version = facts.version();
        String vendor = switch (version.vendor()) {
            case MYSQL -> "MySQL ";
            case PERCONA -> "Percona Server ";
            case MARIADB -> "MariaDB ";
        };
        return vendor + version;
    }

    private static Tone tone(ServerState state, ServerView server, List<Problem> problems) {
        if (server.downtimed()) {
            return Tone.MUTED;
        }
        Tone life = switch (state) {
            case REACHABLE -> Tone.OK;
            case TURNED_AWAY, NEVER_SEEN -> Tone.WARNING;
            case UNREACHABLE -> Tone.CRITICAL;
        };
        return problems.stream().map(Problem::tone).reduce(life, Tone::or);
    }
}
