package dev.baton.pages;

import dev.baton.analysis.Finding;
import dev.baton.page.Frame;
import dev.baton.page.Notice;
import dev.baton.page.Section;
import dev.baton.page.Signals;
import dev.baton.page.cluster.ProblemCounts;
import dev.baton.plan.RecoveryHistory.Switch;
import dev.baton.store.CurrentFinding;
import dev.baton.store.Page;
import dev.baton.store.Recovery;
import dev.baton.store.Store;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what surrounds a page. Safe for use by many threads. */
@Singleton
final class Frames {

    private static final Page COUNTED = Page.first(500);

    private final Store store;

    Frames(Store store) {
        this.store = store;
    }

    Frame frame(String title, Section section) {
        return frame(title, section, "");
    }

    /** @param notice what a form has just done, as the address says it */
    Frame frame(String title, Section section, String notice) {
        return new Frame(
                title, section, signals(), Notice.of(notice), store.db().now());
    }

    /** The change number is read first: what changes after it makes the page fetch itself once too often, not never. */
    private Signals signals() {
        long change = store.changes().number();
        List<Finding> findings =
                store.findings().all().stream().map(CurrentFinding::finding).toList();
        ProblemCounts counts = ProblemCounts.of(findings);
        return new Signals(
                store.settings().recoveries().isEnabled() ? Switch.ENABLED : Switch.DISABLED,
                counts.critical(),
                counts.warnings(),
                store.recoveries().open().size(),
                store.recoveries().unacknowledged(COUNTED).stream()
                        .filter(Recovery::acted)
                        .count(),
                change);
    }
}
