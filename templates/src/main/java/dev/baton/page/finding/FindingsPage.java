package dev.baton.page.finding;

import dev.baton.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What is wrong, the worst first.
 *
 * @param findings all of them
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FindingsPage(Frame frame, List<FindingLine> findings) implements TemplateInstance {

    public FindingsPage {
        findings = List.copyOf(findings);
    }
}
