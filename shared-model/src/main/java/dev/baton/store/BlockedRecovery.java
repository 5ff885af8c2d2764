package dev.baton.store;

import dev.baton.analysis.FindingCode;
import dev.baton.plan.Reason;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;

/**
 * An automatic recovery that a finding asked for and that was not begun.
 *
 * @param cluster whose
 * @param failed the server that it would have been about
 * @param code the finding
 * @param reason what stood in the way
 */
public record BlockedRecovery(ClusterId cluster, InstanceId failed, FindingCode code, Reason reason) {}
