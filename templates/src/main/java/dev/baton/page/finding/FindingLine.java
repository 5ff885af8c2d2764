package dev.baton.page.finding;

import dev.baton.analysis.Finding;
import dev.baton.page.Links;
import dev.baton.page.Moment;
import dev.baton.page.Tone;

/**
 * A finding in a list.
 *
 * @param finding what was found
 * @param alias what people call its cluster
 * @param since when it was first found
 */
public record FindingLine(Finding finding, String alias, Moment since) {

    public Tone tone() {
        return finding.isDowntimed() ? Tone.MUTED : Tone.of(finding.code().severity());
    }

    public String code() {
        return finding.code().name();
    }

    public String server() {
        return finding.subject().toString();
    }

    public String serverHref() {
        return Links.server(finding.subject());
    }

    public String clusterHref() {
        return Links.cluster(finding.cluster());
    }

    public String sentence() {
        return finding.sentence();
    }

    /** Whether Baton itself may do something about it. */
    public boolean isRemedied() {
        return finding.code().remedy().isAutomatic();
    }
}
