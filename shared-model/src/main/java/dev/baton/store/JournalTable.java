package dev.baton.store;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.plan.Phase;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.PlannedStep;
import dev.baton.plan.StepResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The journal: the phases of recoveries and their steps, written before they are done and after (I5). Every write is
 * checked against the cluster's lease in the same transaction: a process that lost it writes nothing (I4). Safe for use
 * by many threads and processes.
 */
public final class JournalTable {

    private final Db db;

    public JournalTable(Db db) {
        this.db = db;
    }

    /**
     * Writes down a phase with all its steps, before anything of it is done.
     *
     * @param lease under which the recovery was claimed
     * @throws LeaseLostException if the lease is not held, or somebody else claimed the recovery
     * @throws IllegalStateException if an earlier phase is not complete: it must be gone on with first
     */
    public JournalPhase plan(long recovery, Lease lease, Phase phase) {
        return db.inTransaction(session -> {
            Leases.requireHeld(session, lease);
            RecoveriesTable.noteActs(session, recovery, lease, acts(phase));
            requireComplete(session, recovery);
            StepKey first = new StepKey(recovery, phases(session, recovery) + 1, 0);
            insert(session, first, phase, lease);
            ChangeCounter.bump(session, lease.cluster());
            return new JournalPhase(first.phase(), phase, plannedAt(session, first), planned(first, phase, lease));
        });
    }

    /**
     * Writes down that a step is begun now, or begun again.
     *
     * @throws LeaseLostException if the lease is not held
     * @throws IllegalStateException if the step has ended
     */
    public void begin(StepKey key, Lease lease) {
        db.inTransaction(session -> {
            Leases.requireHeld(session, lease);
            int begun = session.update("""
                    UPDATE journal_step
                       SET state = 'RUNNING', started_at = UTC_TIMESTAMP(6), generation = ?
                     WHERE recovery_id = ? AND phase_no = ? AND step_no = ? AND state IN ('PLANNED', 'RUNNING')""", lease.token(), key.recovery(), key.phase(), key.step());
            return written(session, begun, key, lease);
        });
    }

    /**
     * Writes down how a step ended. The lease may have run out meanwhile, as long as nobody else took it: what was done
     * must be known.
     *
     * @throws LeaseLostException if somebody else took the lease
     * @throws IllegalStateException if the step had ended before
     */
    public void end(StepKey key, Lease lease, StepResult result) {
        db.inTransaction(session -> {
            Leases.requireNotTaken(session, lease);
            int ended = session.update(
                    """
                    UPDATE journal_step
                       SET state = ?, ended_at = UTC_TIMESTAMP(6), generation = ?, detail = ?
                     WHERE recovery_id = ? AND phase_no = ? AND step_no = ? AND state IN ('PLANNED', 'RUNNING')""", StepState.of(result), lease.token(), result.detail(), key.recovery(), key.phase(), key.step());
            return written(session, ended, key, lease);
        });
    }

    /** What was planned and done, for going on with it. */
    public Journal read(long recovery) {
        return db.inTransaction(session -> read(session, recovery));
    }

    /** The steps as people read them, in their order; also of a journal that another version of Baton wrote. */
    public List<JournalLine> lines(long recovery) {
        return db.inTransaction(session -> lines(session, recovery));
    }

    static void forget(Session session, List<Object[]> recoveries) {
        session.updateMany(Many.rows("DELETE FROM journal_step WHERE recovery_id IN ({rows})", "?", recoveries));
        session.updateMany(Many.rows("DELETE FROM journal_phase WHERE recovery_id IN ({rows})", "?", recoveries));
    }

    private static Course.Acts acts(Phase phase) {
        return phase.name().changesServers() ? Course.Acts.ACTED : Course.Acts.NOTHING_YET;
    }

    private static Session written(Session session, int rows, StepKey key, Lease lease) {
        if (rows == 0) {
            throw new IllegalStateException("the journal has no such step that has not ended: " + key);
        }
        ChangeCounter.bump(session, lease.cluster());
        return session;
    }

    private static void requireComplete(Session session, long recovery) {
        boolean open = session.query("""
                SELECT COUNT(*) AS steps FROM journal_step
                 WHERE recovery_id = ? AND state IN ('PLANNED', 'RUNNING')""", row -> row.integer("steps"), recovery).getFirst() > 0;
        if (open) {
            throw new IllegalStateException("an earlier phase of recovery " + recovery + " is not complete");
        }
    }

    private static int phases(Session session, long recovery) {
        return session.query(
                        "SELECT COUNT(*) AS phases FROM journal_phase WHERE recovery_id = ?",
                        row -> row.integer("phases"),
                        recovery)
                .getFirst();
    }

    private static Instant plannedAt(Session session, StepKey first) {
        return session.query(
                        "SELECT planned_at FROM journal_phase WHERE recovery_id = ? AND phase_no = ?",
                        row -> row.instant("planned_at"),
                        first.recovery(),
                        first.phase())
                .getFirst();
    }

    /** What {@link #insert} writes, as it would be read. */
    private static List<JournalLine> planned(StepKey first, Phase phase, Lease lease) {
        return IntStream.range(0, phase.steps().size())
                .mapToObj(i -> new JournalLine(
                        new StepKey(first.recovery(), first.phase(), i),
                        phase.name().name(),
                        text(phase.steps().get(i)),
                        phase.steps().get(i).necessity(),
                        StepState.PLANNED,
                        lease.token(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        ""))
                .toList();
    }

    private static String text(PlannedStep planned) {
        return Texts.cut(PlanPrinter.say(planned.step()), Texts.TEXT);
    }

    private static void insert(Session session, StepKey first, Phase phase, Lease lease) {
        session.update("""
                INSERT INTO journal_phase (recovery_id, phase_no, name, phase, generation, planned_at)
                VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""", first.recovery(), first.phase(), phase.name(), Json.write(phase), lease.token());
        session.updateMany(Many.rows(
                """
                INSERT INTO journal_step (recovery_id, phase_no, step_no, text, necessity, state, generation, detail)
                VALUES {rows}""",
                "(?, ?, ?, ?, ?, 'PLANNED', ?, '')",
                IntStream.range(0, phase.steps().size())
                        .mapToObj(i -> values(first, i, phase.steps().get(i), lease))
                        .toList()));
    }

    private static Object[] values(StepKey first, int index, PlannedStep planned, Lease lease) {
        return new Object[] {first.recovery(), first.phase(), index, text(planned), planned.necessity(), lease.token()};
    }

    static Journal read(Session session, long recovery) {
        Map<Integer, List<JournalLine>> lines = lines(session, recovery).stream()
                .collect(groupingBy(line -> line.key().phase()));
        return new Journal(session.query(
                "SELECT phase_no, phase, planned_at FROM journal_phase WHERE recovery_id = ? ORDER BY phase_no",
                row -> new JournalPhase(
                        row.integer("phase_no"),
                        row.json("phase", Phase.class),
                        row.instant("planned_at"),
                        lines.getOrDefault(row.integer("phase_no"), List.of())),
                recovery));
    }

    private static List<JournalLine> lines(Session session, long recovery) {
        return session.query("""
                SELECT s.recovery_id, s.phase_no, s.step_no, p.name, s.text, s.necessity, s.state, s.generation,
                       s.started_at, s.ended_at, s.detail
                  FROM journal_step s JOIN journal_phase p ON p.recovery_id = s.recovery_id AND p.phase_no = s.phase_no
                 WHERE s.recovery_id = ? ORDER BY s.phase_no, s.step_no""", JournalTable::line, recovery);
    }

    private static JournalLine line(Row row) throws SQLException {
        return new JournalLine(
                new StepKey(row.number("recovery_id"), row.integer("phase_no"), row.integer("step_no")),
                row.text("name"),
                row.text("text"),
                row.constant("necessity", PlannedStep.Necessity.class),
                row.constant("state", StepState.class),
                row.number("generation"),
                row.optionalInstant("started_at").orElse(Instant.EPOCH),
                row.optionalInstant("ended_at").orElse(Instant.EPOCH),
                row.text("detail"));
    }
}
