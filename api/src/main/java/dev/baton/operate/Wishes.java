package dev.baton.operate;

import dev.baton.operate.Orders.Order;
import dev.baton.plan.Choice;
import dev.baton.plan.Decision;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.SoFar;
import dev.baton.plan.WhatIf;
import dev.baton.store.Recovery;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Foresees and files what people want to be done with servers, whatever it is: pages, REST and the command line all ask
 * here, and so all see the same decision. Safe for use by many threads.
 */
@Singleton
public final class Wishes {

    private final Orders orders;
    private final Failovers failovers;

    public Wishes(Orders orders, Failovers failovers) {
        this.orders = orders;
        this.failovers = failovers;
    }

    /** What it would do. @throws OperateException if nobody is there to be asked about, or nothing to be mended */
    public Simulator.Run foresee(ServerView server, Wish wish) {
        return switch (meaning(server, wish)) {
            case Meaning.Clear(var request) -> orders.foresee(server.snapshot(), request);
            case Meaning.Unclear(var reasons) ->
                new Simulator.Run(
                        List.of(new Decision.Refused(reasons, Choice.NONE)), SoFar.NOTHING, server.snapshot());
        };
    }

    /** What would be done if a server died now: the primary, a co-primary, or one that has replicas. */
    public Simulator.Run ifItDied(ServerView server) {
        TopologySnapshot snapshot = server.snapshot();
        return orders.foresee(WhatIf.crashed(snapshot, server.id()), onDeath(server));
    }

    /** What would be done if the primary died now. @throws OperateException if there is none */
    public Simulator.Run ifPrimaryDied(TopologySnapshot snapshot) {
        return ifItDied(primary(snapshot));
    }

    /** @throws OperateException if there is none */
    public ServerView primary(TopologySnapshot snapshot) {
        return snapshot.get(Takeovers.primary(snapshot));
    }

    /** Files it for the fleet. @throws OperateException if it is refused, or something else is under way */
    public Recovery ask(ServerView server, Wish wish, Actor actor, String reason) {
        String words = words(server, wish);
        return switch (meaning(server, wish)) {
            case Meaning.Clear(var request) ->
                orders.file(
                        server.snapshot(),
                        new Order(request, subject(server, request), wish.name(), words),
                        actor,
                        reason);
            case Meaning.Unclear(var reasons) -> throw Orders.refused(words, reasons);
        };
    }

    private Meaning meaning(ServerView server, Wish wish) {
        return switch (wish.act().group()) {
            case MOVE ->
                switch (wish.asMove(server)) {
                    case Meant.Clear(var move) -> new Meaning.Clear(new Request.Rearrange(move));
                    case Meant.Unclear(var reasons) -> new Meaning.Unclear(reasons);
                };
            case OPERATION -> new Meaning.Clear(wish.asOperation(server));
            case RECOVERY -> new Meaning.Clear(failovers.request(server, wish));
            case ADDRESS -> new Meaning.Clear(wish.asAddressAct(server));
        };
    }

    private static Request onDeath(ServerView server) {
        if (server.isCoPrimary()) {
            return new Request.ReplaceDeadCoPrimary(server.id());
        }
        return server.snapshot()
                        .primary()
                        .filter(primary -> primary.id().equals(server.id()))
                        .isPresent()
                ? new Request.ReplaceDeadPrimary(server.id())
                : new Request.RehangReplicas(server.id());
    }

    /** The failed or leaving primary, where one is replaced. */
    private static InstanceId subject(ServerView server, Request request) {
        return switch (request) {
            case Request.Takeover takeover -> takeover.primary();
            case Request.Failover failover -> failover.failed();
            case Request.OnFinding mending -> mending.subject();
            case Request.Rejoin rejoin -> rejoin.returned();
            case Request.OfAddress address -> address.server();
            case Request.Rearrange move -> server.id();
            case Request.Operate operate -> server.id();
        };
    }

    private static String words(ServerView server, Wish wish) {
        return wish.name() + " of " + server.id()
                + (wish.destination().isEmpty() ? "" : ", " + wish.destination())
                + (wish.argument().isEmpty() ? "" : ", " + wish.argument());
    }
}
