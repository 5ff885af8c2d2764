package dev.baton.page.recovery;

import dev.baton.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of the list of recoveries. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RecoveriesPage(Frame frame, RecoveriesView view) implements TemplateInstance {}
