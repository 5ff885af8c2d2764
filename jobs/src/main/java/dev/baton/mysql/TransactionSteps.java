package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtid;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps about single transactions: skipped, written empty, forgotten. */
final class TransactionSteps {

    private final Target target;

    TransactionSteps(Target target) {
        this.target = target;
    }

    /** One that stopped without an error is started by other steps. */
    StepResult skip() throws SQLException {
        Look before = target.look();
        Optional<ReplicationLink> broken = before.links().stream()
                .filter(link -> link.sql().state() == SqlState.STOPPED
                        && link.sql().error().isPresent())
                .findFirst();
        if (broken.isEmpty()) {
            return before.isReplica() && before.all(SqlState.RUNNING)
                    ? new AlreadySo("it applies")
                    : new Failed("applying has not stopped with an error");
        }
        return before.gtid() instanceof GtidState.Mysql mysql
                ? skipByGtid(before, broken.get(), mysql)
                : skipByCounter(before, broken.get());
    }

    /** The first that was received and is not executed: what stopped the thread is always that one. */
    private StepResult skipByGtid(Look before, ReplicationLink broken, GtidState.Mysql mysql) throws SQLException {
        Optional<MysqlGtidSet> missing = broken.progress().retrieved().gtids().map(retrieved ->
                (MysqlGtidSet) retrieved.minus(mysql.executed()));
        if (missing.filter(set -> set.servers().size() == 1).isEmpty()) {
            return new Failed("which transaction it is cannot be told, it waits for those of "
                    + missing.map(set -> set.servers().size()).orElse(0) + " servers: write an empty one by hand");
        }
        MysqlGtid first = missing.get().gtids().findFirst().orElseThrow();
        for (Sql sql : target.dialect().emptyTransaction(first.text()).orElse(List.of())) {
            target.run(sql);
        }
        return startAgain(before, "skipped " + first.text());
    }

    private StepResult skipByCounter(Look before, ReplicationLink broken) throws SQLException {
        for (Sql sql : target.dialect().skipOne(broken.channel())) {
            target.run(sql);
        }
        return startAgain(before, "skipped one transaction");
    }

    /** Without throwing away what was received (I6). */
    private StepResult startAgain(Look before, String done) throws SQLException {
        Optional<Resumption> resumption = target.dialect().resumeApplying(before.rowsNotApplying(), before.extent());
        if (resumption.isEmpty()) {
            return new Failed(done + ", but to start applying would throw away what was received (I6)");
        }
        target.runAll(resumption.get().begin());
        Look after = target.lookUntil(
                Deadline.in(Duration.ofSeconds(1)), look -> look.applyingError().isPresent());
        return after.applyingError()
                .<StepResult>map(next -> new Failed(done + "; it stopped at the next one, " + Connecting.say(next)))
                .orElseGet(() -> new Done(done));
    }

    /** Those that are there already are left out. */
    StepResult injectEmpty(GtidSet transactions) throws SQLException {
        Optional<GtidSet> held = target.look().gtid().held();
        if (held.filter(set -> !(set instanceof MysqlGtidSet)).isPresent()
                || !(transactions instanceof MysqlGtidSet wanted)) {
            return new Failed(target.dialect().name() + " cannot write empty transactions under given ids");
        }
        MysqlGtidSet missing =
                held.map(MysqlGtidSet.class::cast).map(wanted::minus).orElse(wanted);
        if (missing.isEmpty()) {
            return new AlreadySo("holds all of them");
        }
        List<MysqlGtid> each = new ArrayList<>(missing.gtids().toList());
        for (MysqlGtid gtid : each) {
            for (Sql sql : target.dialect().emptyTransaction(gtid.text()).orElse(List.of())) {
                target.run(sql);
            }
        }
        return new Done("wrote " + each.size() + " empty transactions");
    }

    /** After a crash in between nothing is executed for the server, and it must not start before it is told what is. */
    StepResult holdOnly(GtidSet kept, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        if (before.gtid().held().filter(held -> isExactly(held, kept)).isPresent()) {
            return new ThreadSteps(target).start(deadline.remaining());
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> holdOnly(settled, kept, deadline);
        };
    }

    private StepResult holdOnly(Look settled, GtidSet kept, Deadline deadline) throws SQLException {
        target.stop(Threads.BOTH, settled);
        target.run(target.dialect().emptyLog());
        Optional<Sql> count = target.dialect().countAsExecuted(kept);
        if (count.isPresent()) {
            target.run(count.get());
        }
        return new ThreadSteps(target).start(deadline.remaining());
    }

    private static boolean isExactly(GtidSet held, GtidSet kept) {
        return held instanceof MysqlGtidSet && held.sameFlavourAs(kept) && held.contains(kept) && kept.contains(held);
    }
}
