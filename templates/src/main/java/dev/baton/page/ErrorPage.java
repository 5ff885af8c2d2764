package dev.baton.page;

import dev.baton.plan.Reason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What is shown when something could not be shown or done.
 *
 * @param status the HTTP status
 * @param title what happened, in a few words
 * @param detail what happened in this case
 * @param remedy what to do about it
 * @param reasons all of them, where a planner refused
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ErrorPage(Frame frame, int status, String title, String detail, String remedy, List<Reason> reasons)
        implements TemplateInstance {}
