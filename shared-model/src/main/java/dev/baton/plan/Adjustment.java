package dev.baton.plan;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;

/**
 * Steps on one server that people ask for, or that moves by file position need; recoveries have no use for them. Like
 * every {@link Step} they are data, and can be done twice without harm.
 */
public sealed interface Adjustment extends Step.OnServer {

    /**
     * Pass over the one transaction at which applying stopped with an error, and go on. What it would have changed is
     * missing afterwards.
     */
    record SkipTransaction(InstanceId target) implements Adjustment {}

    /**
     * Apply everything so much later than the source, on purpose.
     *
     * @param by zero to apply at once
     */
    record DelayReplication(InstanceId target, Duration by) implements Adjustment {}

    /**
     * Find the place in the log of the same source in another way. Only with nothing unapplied (I6).
     *
     * @param attach by GTID, or by file position
     */
    record AttachBy(InstanceId target, Attach attach) implements Adjustment {}

    /**
     * Write empty transactions under these ids, so that nobody has to fetch them any more.
     *
     * @param transactions of MySQL; each one costs a statement
     */
    record InjectEmpty(InstanceId target, GtidSet transactions) implements Adjustment {}

    /**
     * Empty the binary log, so that all transactions but these count as never executed here. What they changed stays.
     * Only for a replica that receives no more, with nothing unapplied (I6); it goes on afterwards.
     *
     * @param kept what it held of its source's just before
     */
    record ForgetErrant(InstanceId target, GtidSet kept) implements Adjustment {}

    /** Begin a new file of the binary log. */
    record FlushBinaryLogs(InstanceId target) implements Adjustment {}

    /**
     * Delete the files of the binary log before the named one.
     *
     * @param before the first file that is kept
     */
    record PurgeBinaryLogs(InstanceId target, String before) implements Adjustment {}

    /**
     * End what one client is executing; its connection stays. Threads of replication are never touched.
     *
     * @param connection its number in the list of processes
     */
    record KillQuery(InstanceId target, long connection) implements Adjustment {}

    /**
     * Receive from another source from this place in its log on, and start. Only with nothing unapplied (I6).
     *
     * @param at the place; everything before it is here already
     */
    record ReplicateAt(InstanceId target, InstanceId source, BinlogPosition at) implements Adjustment {}

    /**
     * Apply up to this place in the source's log, and stop there. What was received beyond it stays in the relay log.
     *
     * @param atMost the deadline
     */
    record ApplyUntil(InstanceId target, BinlogPosition until, Duration atMost) implements Adjustment {}

    /**
     * Wait until everything up to this place in the source's log is applied.
     *
     * @param atMost the deadline
     */
    record WaitUntilReached(InstanceId target, BinlogPosition wanted, Duration atMost) implements Adjustment {}
}
