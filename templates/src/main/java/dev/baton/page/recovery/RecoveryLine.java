package dev.baton.page.recovery;

import dev.baton.page.Links;
import dev.baton.page.Moment;
import dev.baton.page.Tone;
import dev.baton.plan.PlanPrinter;
import dev.baton.store.Acknowledgement;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.store.Trigger;
import dev.baton.topology.ClusterInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * A recovery in a list.
 *
 * @param recovery what is recorded
 * @param alias what people call its cluster
 * @param now when the page was made
 */
public record RecoveryLine(Recovery recovery, String alias, Instant now) {

    /** One of a known cluster. */
    public static RecoveryLine of(Recovery recovery, ClusterInfo cluster, Instant now) {
        return new RecoveryLine(recovery, cluster.alias(), now);
    }

    public long id() {
        return recovery.id();
    }

    public String href() {
        return Links.recovery(recovery.id());
    }

    public String clusterHref() {
        return Links.cluster(recovery.cluster());
    }

    public RecoveryState state() {
        return recovery.state();
    }

    public Tone tone() {
        return tone(recovery.state());
    }

    /** How a state looks. */
    public static Tone tone(RecoveryState state) {
        return switch (state) {
            case PENDING, RUNNING -> Tone.INFO;
            case SUCCEEDED -> Tone.OK;
            case SUCCEEDED_WITH_ERRORS -> Tone.WARNING;
            case REFUSED -> Tone.WARNING;
            case FAILED -> Tone.CRITICAL;
        };
    }

    public Kind kind() {
        return Kind.of(recovery.request());
    }

    /** What made it begin: a finding's code, or nothing where a person did. */
    public String cause() {
        return switch (recovery.order().trigger()) {
            case Trigger.Automatic(var code, var worker) -> code.name();
            case Trigger.Operator(var person) -> "";
        };
    }

    public String requestedBy() {
        return recovery.order().trigger().requestedBy();
    }

    public Moment created() {
        return new Moment(recovery.course().createdAt(), now);
    }

    /** How long it took from being registered to its end, or has taken so far. */
    public String took() {
        Instant end = recovery.course().ended().orElse(now);
        return PlanPrinter.say(Duration.between(recovery.course().createdAt(), end));
    }

    public boolean isOpen() {
        return recovery.isOpen();
    }

    public String summary() {
        return recovery.outcome().summary();
    }

    /** Whether somebody should still say that they have seen it; of what people did themselves nobody has to. */
    public boolean isToAcknowledge() {
        return !recovery.isOpen()
                && recovery.request().isRecovery()
                && !recovery.acknowledgement().isGiven();
    }

    public Acknowledgement acknowledgement() {
        return recovery.acknowledgement();
    }

    public Moment acknowledgedAt() {
        return new Moment(recovery.acknowledgement().at(), now);
    }
}
