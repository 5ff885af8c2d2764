package dev.baton.page.cluster;

import dev.baton.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of one server. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ServerPage(Frame frame, ServerDetails view) implements TemplateInstance {}
