package dev.baton.store;

/** The table of what people set for the whole fleet while it runs. Safe for use by many threads. */
public final class SettingsTable {

    private static final String RECOVERIES = "recoveries";
    private static final String LEASES = "vip-leases";

    private final Db db;

    public SettingsTable(Db db) {
        this.db = db;
    }

    /** Where the switch for automatic recoveries stands. */
    public RecoverySwitch recoveries() {
        return read(RECOVERIES);
    }

    /** Sets the switch for automatic recoveries. */
    public void setRecoveries(RecoverySwitch.State state, Signature signature) {
        set(RECOVERIES, state, signature);
    }

    /** Whether leases of virtual addresses count; disabled, hosts keep their addresses until they are told to drop them. */
    public RecoverySwitch leases() {
        return read(LEASES);
    }

    /** Sets whether leases of virtual addresses count. */
    public void setLeases(RecoverySwitch.State state, Signature signature) {
        set(LEASES, state, signature);
    }

    private RecoverySwitch read(String name) {
        return db.first(
                        "SELECT value, changed_by, why, changed_at FROM setting WHERE name = ?",
                        row -> new RecoverySwitch(
                                row.constant("value", RecoverySwitch.State.class),
                                row.text("changed_by"),
                                row.text("why"),
                                row.instant("changed_at")),
                        name)
                .orElse(RecoverySwitch.UNTOUCHED);
    }

    private void set(String name, RecoverySwitch.State state, Signature signature) {
        db.inTransaction(session -> {
            session.update("""
                    INSERT INTO setting (name, value, changed_at, changed_by, why)
                    VALUES (?, ?, UTC_TIMESTAMP(6), ?, ?)
                        ON DUPLICATE KEY UPDATE value = VALUES(value), changed_at = VALUES(changed_at),
                                                changed_by = VALUES(changed_by), why = VALUES(why)""", name, state, signature.by(), signature.comment());
            ChangeCounter.bumpAll(session);
            return state;
        });
    }
}
