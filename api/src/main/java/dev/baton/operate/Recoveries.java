package dev.baton.operate;

import dev.baton.store.AuditEntry;
import dev.baton.store.Recovery;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Signature;
import dev.baton.store.Store;
import dev.baton.topology.ClusterInfo;
import jakarta.inject.Singleton;

/** Finds recoveries, takes acknowledgements of them, and keeps the global switch. Safe for use by many threads. */
@Singleton
public final class Recoveries {

    private static final String ACKNOWLEDGE = "acknowledge";

    private final Store store;

    public Recoveries(Store store) {
        this.store = store;
    }

    /** @throws OperateException if there is none */
    public Recovery find(long id) {
        return store.recoveries()
                .find(id)
                .orElseThrow(() -> new OperateException(
                        Denial.NO_SUCH_RECOVERY,
                        "there is no recovery " + id,
                        "Old recoveries are forgotten after a time; the list shows those that are kept."));
    }

    /**
     * Acknowledges one recovery.
     *
     * @return how many nobody had acknowledged before: 0 or 1
     * @throws OperateException if there is none, it has not ended, or the comment is empty
     */
    public int acknowledge(long id, Actor actor, String comment) {
        Recovery recovery = find(id);
        if (recovery.isOpen()) {
            throw new OperateException(
                    Denial.RECOVERY_OPEN, "recovery " + id + " has not ended", "Acknowledge it once it has ended.");
        }
        int count = store.recoveries().acknowledge(id, Said.signature(actor, comment));
        audit(actor, "recovery " + id, comment, recovery.course().generation());
        return count;
    }

    /** Acknowledges all of a cluster. @return how many nobody had acknowledged before */
    public int acknowledge(ClusterInfo cluster, Actor actor, String comment) {
        int count = store.recoveries().acknowledge(cluster.id(), Said.signature(actor, comment));
        audit(actor, cluster.id().name(), counted(count) + ": " + comment, cluster.generation());
        return count;
    }

    /** Acknowledges all there are. @return how many nobody had acknowledged before */
    public int acknowledgeAll(Actor actor, String comment) {
        int count = store.recoveries().acknowledgeAll(Said.signature(actor, comment));
        audit(actor, "all clusters", counted(count) + ": " + comment, 0);
        return count;
    }

    /** Sets the switch for automatic recoveries. @throws OperateException if no reason is given */
    public RecoverySwitch set(RecoverySwitch.State state, Actor actor, String reason) {
        Signature signature = new Signature(actor.name(), Said.required("reason", reason));
        store.settings().setRecoveries(state, signature);
        String act = switch (state) {
            case ENABLED -> "enable-recoveries";
            case DISABLED -> "disable-recoveries";
        };
        store.audit().write(new AuditEntry(actor.name(), act, "all clusters", signature.comment(), 0));
        return store.settings().recoveries();
    }

    private static String counted(int recoveries) {
        return recoveries == 1 ? "1 recovery" : recoveries + " recoveries";
    }

    private void audit(Actor actor, String subject, String detail, long generation) {
        store.audit().write(new AuditEntry(actor.name(), ACKNOWLEDGE, subject, detail, generation));
    }
}
