package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.page.Tone;

/**
 * What is wrong with a server, on its card.
 *
 * @param tone how urgent it is
 * @param code what it is
 * @param sentence what is said of the server
 */
public record Problem(Tone tone, FindingCode code, String sentence) {

    static Problem of(Finding finding) {
        return new Problem(Tone.of(finding.code().severity()), finding.code(), finding.sentence());
    }

    /** The same where the server is not named beside it. */
    static Problem naming(Finding finding) {
        return new Problem(
                Tone.of(finding.code().severity()), finding.code(), finding.subject() + " " + finding.sentence());
    }
}
