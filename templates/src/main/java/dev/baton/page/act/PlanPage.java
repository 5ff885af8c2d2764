package dev.baton.page.act;

import dev.baton.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page that shows a plan before anything is done, and takes the word to do it. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record PlanPage(Frame frame, PlanView view) implements TemplateInstance {}
