package dev.baton.plan;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.policy.RepairPolicy;
import dev.baton.policy.RepairPolicy.ReadOnlyPrimary;
import dev.baton.policy.RepairPolicy.Returned;
import dev.baton.policy.RepairPolicy.SemiSyncRepair;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.Optional;

/**
 * What is asked for because of a finding, where the policy lets Baton do anything about it.
 *
 * @param policy what may be mended beside a dead primary
 */
public record Mending(RepairPolicy policy) {

    /** The request; empty if the finding is only told to people. */
    public Optional<Request.OnFinding> of(Finding finding, TopologySnapshot snapshot) {
        return switch (finding.code().remedy()) {
            case REPLACE_PRIMARY -> Optional.of(new Request.ReplaceDeadPrimary(finding.subject()));
            case REPLACE_CO_PRIMARY -> Optional.of(new Request.ReplaceDeadCoPrimary(finding.subject()));
            case REHANG_REPLICAS -> Optional.of(new Request.RehangReplicas(finding.subject()));
            case UNLOCK_SEMI_SYNC -> unlock(finding);
            case REDUCE_SEMI_SYNC ->
                policy.semiSync() == SemiSyncRepair.EXACT
                        ? Optional.of(new Request.AdjustSemiSync(finding.subject(), Request.Extent.EXACT))
                        : Optional.empty();
            case MAKE_WRITABLE ->
                policy.readOnlyPrimary() == ReadOnlyPrimary.MAKE_WRITABLE
                        ? Optional.of(new Request.RestoreWrites(finding.subject()))
                        : Optional.empty();
            case TELL_PEOPLE -> fence(finding, snapshot);
        };
    }

    private Optional<Request.OnFinding> unlock(Finding finding) {
        return switch (policy.semiSync()) {
            case NEVER -> Optional.empty();
            case UNLOCK -> Optional.of(new Request.AdjustSemiSync(finding.subject(), Request.Extent.ENOUGH));
            case EXACT -> Optional.of(new Request.AdjustSemiSync(finding.subject(), Request.Extent.EXACT));
        };
    }

    /** Two primaries are for people, unless the store knows that one of them was replaced. */
    private Optional<Request.OnFinding> fence(Finding finding, TopologySnapshot snapshot) {
        boolean isReplaced = finding.code() == FindingCode.SECOND_PRIMARY
                && snapshot.find(finding.subject())
                        .filter(ServerView::lostInRecovery)
                        .isPresent();
        return isReplaced && policy.returned() == Returned.FENCE
                ? Optional.of(new Request.FenceReturned(finding.subject()))
                : Optional.empty();
    }
}
