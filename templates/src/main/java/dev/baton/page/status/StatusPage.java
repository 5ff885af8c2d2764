package dev.baton.page.status;

import dev.baton.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page about Baton itself. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record StatusPage(Frame frame, StatusView view) implements TemplateInstance {}
