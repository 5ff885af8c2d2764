package dev.baton.mysql;

import dev.baton.plan.Step.MakeReadOnly.Clients;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.topology.Writability;
import java.sql.SQLException;

/** Steps about who may write. */
final class WriteSteps {

    private final Target target;
    private final Eviction.Beside beside;

    WriteSteps(Target target, Eviction.Beside beside) {
        this.target = target;
        this.beside = beside;
    }

    /**
     * Waits for commits in flight, as the server does. It waits twice, for locks and for commits: both together end
     * before the command's deadline, so that it is the server that gives up and nothing stays behind.
     */
    StepResult makeReadOnly(Clients clients) throws SQLException {
        Writability before = writability();
        if (before == Writability.SUPER_READ_ONLY || (before == Writability.READ_ONLY && !hasSuperReadOnly())) {
            return new AlreadySo(say(before));
        }
        Stopwatch stopwatch = Stopwatch.start();
        String ended = makeReadOnly(
                target.dialect().makeReadOnly(Math.max(1, target.command().toSeconds() / 3)), clients);
        return new Done((hasSuperReadOnly() ? "super_read_only" : "read_only") + " is on after " + stopwatch + ended);
    }

    private String makeReadOnly(Sql statement, Clients clients) throws SQLException {
        return switch (clients) {
            case WAITED_FOR -> {
                target.run(statement);
                yield "";
            }
            case ENDED -> new Eviction(target, beside).run(statement);
        };
    }

    StepResult makeWritable() throws SQLException {
        Writability before = writability();
        if (before == Writability.WRITABLE) {
            return new AlreadySo(say(before));
        }
        Stopwatch stopwatch = Stopwatch.start();
        target.run(target.dialect().makeWritable());
        return new Done("takes writes after " + stopwatch);
    }

    private boolean hasSuperReadOnly() {
        return target.dialect().writabilityVariables().contains("super_read_only");
    }

    private Writability writability() throws SQLException {
        return InstanceReader.writability(
                target.queryOne(Statements.select(target.dialect().writabilityVariables())));
    }

    private static String say(Writability writability) {
        return switch (writability) {
            case WRITABLE -> "it takes writes";
            case READ_ONLY -> "read_only is on";
            case SUPER_READ_ONLY -> "super_read_only is on";
        };
    }
}
