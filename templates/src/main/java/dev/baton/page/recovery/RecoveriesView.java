package dev.baton.page.recovery;

import dev.baton.page.Pager;
import java.util.List;

/**
 * The list of recoveries, newest first.
 *
 * @param recoveries this page of them
 * @param cluster the only cluster whose recoveries are shown; empty for all
 * @param pager where the newer and the older ones are
 */
public record RecoveriesView(List<RecoveryLine> recoveries, String cluster, Pager pager) {

    public RecoveriesView {
        recoveries = List.copyOf(recoveries);
    }

    /** Whether any shown here waits for an acknowledgement. */
    public boolean hasToAcknowledge() {
        return recoveries.stream().anyMatch(RecoveryLine::isToAcknowledge);
    }
}
