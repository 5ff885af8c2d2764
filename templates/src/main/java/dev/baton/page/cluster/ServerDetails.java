package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.Links;
import dev.baton.page.act.ActForms;
import dev.baton.page.finding.ChangeLine;
import dev.baton.page.finding.FindingLine;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ServerView;
import java.util.List;

/**
 * All that is known of one server.
 *
 * @param cluster where it belongs
 * @param card as the topology shows it
 * @param groups every fact
 * @param findings what is wrong with it
 * @param changes what was, newest first
 * @param rule whether it may be promoted
 * @param acts what can be asked for
 */
public record ServerDetails(
        ClusterInfo cluster,
        ServerCard card,
        List<FactGroup> groups,
        List<FindingLine> findings,
        List<ChangeLine> changes,
        PromotionRule rule,
        ActForms acts) {

    public ServerDetails {
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    /**
     * @param findings those of its cluster
     * @param changes its own
     */
    public static ServerDetails of(ServerView server, List<FindingLine> findings, List<ChangeLine> changes) {
        List<Finding> found = findings.stream().map(FindingLine::finding).toList();
        return new ServerDetails(
                server.snapshot().cluster(),
                ServerCard.of(server, found),
                FactGroups.of(server),
                findings.stream()
                        .filter(line -> line.finding().subject().equals(server.id()))
                        .toList(),
                changes,
                server.server().rule(),
                ActForms.of(server));
    }

    public String href() {
        return card.href();
    }

    public String clusterHref() {
        return Links.cluster(cluster.id());
    }

    /** The rules to choose from. */
    public List<PromotionRule> rules() {
        return List.of(PromotionRule.values());
    }
}
