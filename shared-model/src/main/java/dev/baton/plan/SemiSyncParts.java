package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;

import dev.baton.topology.InstanceId;
import dev.baton.topology.SemiSync;
import dev.baton.topology.SemiSync.Side;
import dev.baton.topology.ServerView;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a source in semi-synchronous replication goes with the primary's part. One that kept it as a replica would
 * wait for acknowledgements of what it applies, which nobody sends, and stand still until its time-out; one that did not
 * get it would acknowledge writes that nobody else has. MySQL: "Semisynchronous Replication", rpl_semi_sync_source_enabled.
 */
final class SemiSyncParts {

    private SemiSyncParts() {}

    /** Before the next primary takes writes, if those of the last one were waited for, and enough could acknowledge. */
    static Stream<PlannedStep> beforeWrites(ServerView old, ServerView next) {
        boolean waits = old.semiSync().source() != SemiSync.Role.OFF;
        boolean could = hasSource(next) && next.semiSync().source() == SemiSync.Role.OFF;
        return waits && could && acknowledging(old, next) >= next.semiSync().acknowledgementsNeeded()
                ? Stream.of(bestEffort(
                        new Step.EnableSemiSync(next.id(), Side.SOURCE),
                        "writes shall be waited for as on " + old.id() + " (I2)"))
                : Stream.empty();
    }

    /** Whether the next primary acknowledges no write before a replica has it. */
    static boolean willWait(ServerView old, ServerView next) {
        return next.semiSync().source() != SemiSync.Role.OFF
                || beforeWrites(old, next).findAny().isPresent();
    }

    /** Before a server that was a primary follows another one. While a commit waits there, it is left alone (I2). */
    static Stream<PlannedStep> beforeFollowing(Optional<ServerView> server) {
        return server
                .filter(view -> view.semiSync().source() != SemiSync.Role.OFF
                        && view.semiSync().waiting() == 0)
                .filter(view -> view.replicas().stream().noneMatch(SemiSyncParts::acknowledges))
                .map(ServerView::id)
                .map(SemiSyncParts::giveUp)
                .stream();
    }

    private static PlannedStep giveUp(InstanceId server) {
        return bestEffort(
                new Step.DisableSemiSync(server, Side.SOURCE),
                "as a replica it would wait for acknowledgements that nobody sends, and apply nothing meanwhile");
    }

    private static long acknowledging(ServerView old, ServerView next) {
        return Stream.concat(Stream.of(old), old.replicas().stream())
                .filter(server -> !server.id().equals(next.id()) && acknowledges(server))
                .count();
    }

    /** Whether it is set up to acknowledge; it need not receive now, since after a death nobody does. */
    static boolean acknowledges(ServerView server) {
        return server.reachable() && server.semiSync().replica() != SemiSync.Role.OFF;
    }

    /** Without the plug-in there is no time-out. */
    private static boolean hasSource(ServerView server) {
        return server.semiSync().timeout().isPositive();
    }
}
