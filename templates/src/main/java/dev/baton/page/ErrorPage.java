package dev.baton.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What is shown when something could not be shown or done.
 *
 * @param status the HTTP status
 * @param title what happened, in a few words
 * @param detail what happened in this case
 * @param remedy what to do about it
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ErrorPage(Frame frame, int status, String title, String detail, String remedy)
        implements TemplateInstance {}
