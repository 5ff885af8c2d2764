package dev.baton.operate;

import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.SoFar;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.AuditEntry;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.Store;
import dev.baton.store.Trigger;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Foresees and files what people want to be done with servers: moves and operations. A refusal that the stored snapshot
 * already shows is told at once; the fleet decides again on what it sees itself. Safe for use by many threads.
 */
@Singleton
public final class Wishes {

    private final Store store;
    private final RecoveryPolicy policy;

    public Wishes(Store store, RecoveryConfig config) {
        this.store = store;
        this.policy = config.policy();
    }

    /** What a move would do. @throws OperateException if nothing can be meant by it */
    public Simulator.Run ifMoved(ServerView server, Wish wish) {
        return foresee(server.snapshot(), move(server, wish));
    }

    /** What an operation would do. @throws OperateException if there is no such operation */
    public Simulator.Run ifDone(ServerView server, Wish wish) {
        return foresee(server.snapshot(), wish.operation(server));
    }

    /** Files a move for the fleet. @throws OperateException if it is refused, or something else is under way */
    public Recovery askToMove(ServerView server, Wish wish, Actor actor, String reason) {
        return ask(server, move(server, wish), new Asker(actor, wish, reason));
    }

    /** Files an operation for the fleet. @throws OperateException if it is refused, or something else is under way */
    public Recovery askToDo(ServerView server, Wish wish, Actor actor, String reason) {
        return ask(server, wish.operation(server), new Asker(actor, wish, reason));
    }

    /** Who asks for what and why. */
    private record Asker(Actor actor, Wish wish, String reason) {}

    private Simulator.Run foresee(TopologySnapshot snapshot, Request request) {
        return Simulator.run(Planner.forRequest(request, policy), snapshot);
    }

    private static Request move(ServerView server, Wish wish) {
        return switch (wish.move(server)) {
            case Meant.Clear(var move) -> new Request.Rearrange(move);
            case Meant.Unclear(var reasons) -> throw refused(server, wish, reasons);
        };
    }

    private Recovery ask(ServerView server, Request request, Asker asker) {
        TopologySnapshot snapshot = server.snapshot();
        if (Planner.forRequest(request, policy).decide(snapshot, SoFar.NOTHING) instanceof Decision.Refused refused) {
            throw refused(server, asker.wish(), refused.reasons());
        }
        Recovery recovery = register(server, request, asker);
        store.audit()
                .write(new AuditEntry(
                        asker.actor().name(),
                        asker.wish().name(),
                        server.id().toString(),
                        "recovery " + recovery.id() + words(asker),
                        snapshot.cluster().generation()));
        return recovery;
    }

    private static String words(Asker asker) {
        Wish wish = asker.wish();
        return (wish.destination().isEmpty() ? "" : ", destination " + wish.destination())
                + (wish.argument().isEmpty() ? "" : ", " + wish.argument())
                + (asker.reason().isEmpty() ? "" : ": " + asker.reason());
    }

    private Recovery register(ServerView server, Request request, Asker asker) {
        RecoveryOrder order = new RecoveryOrder(
                server.snapshot().cluster().id(),
                asker.wish().name() + " " + UUID.randomUUID(),
                request,
                new Trigger.Operator(asker.actor().name()),
                server.id());
        return switch (store.recoveries().register(order)) {
            case Registration.Registered(var recovery) -> recovery;
            case Registration.Existing(var other) ->
                throw new OperateException(
                        Denial.RECOVERY_OPEN,
                        "recovery " + other.id() + " of this cluster is " + other.state(),
                        "Wait until recovery " + other.id() + " has ended.");
        };
    }

    private static OperateException refused(ServerView server, Wish wish, List<Reason> reasons) {
        return new OperateException(
                Denial.REFUSED,
                wish.name() + " of " + server.id() + " is refused: " + reasons.getFirst(),
                "Each reason says what mends it; the preview shows what would be done then.",
                reasons);
    }
}
