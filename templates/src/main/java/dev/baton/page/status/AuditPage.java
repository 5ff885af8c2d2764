package dev.baton.page.status;

import dev.baton.page.Frame;
import dev.baton.page.Moment;
import dev.baton.page.Pager;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Who did what, newest first.
 *
 * @param entries this page of them
 * @param pager where the newer and the older ones are
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AuditPage(Frame frame, List<Entry> entries, Pager pager) implements TemplateInstance {

    public AuditPage {
        entries = List.copyOf(entries);
    }

    /**
     * One act.
     *
     * @param at when
     * @param who by whom
     * @param act what was done, a constant word
     * @param subject to whom
     * @param detail the rest
     * @param generation the cluster's generation then; 0 where no cluster is meant
     */
    public record Entry(Moment at, String who, String act, String subject, String detail, long generation) {}
}
