package dev.baton.scenario;

import dev.baton.plan.Choice;
import dev.baton.plan.Decision;
import dev.baton.plan.Moves;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Operation;
import dev.baton.plan.Operation.Act;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a line says is asked for; what moves mean depends on the cluster. */
final class RequestText {

    private RequestText() {}

    static Scenario.Asked read(Words words, TopologySnapshot snapshot) {
        String kind = words.next();
        Scenario.Asked asked = switch (kind) {
            case "takeover" -> new Scenario.Asked.For(takeover(words));
            case "failover" -> new Scenario.Asked.For(failover(words));
            case "replace", "replace-co-primary", "rehang", "restore-writes", "fence", "rejoin" ->
                new Scenario.Asked.For(recovery(kind, words.nextAddress()));
            case "adjust-semi-sync" ->
                new Scenario.Asked.For(new Request.AdjustSemiSync(words.nextAddress(), Request.Extent.ENOUGH));
            case "adjust-semi-sync-exactly" ->
                new Scenario.Asked.For(new Request.AdjustSemiSync(words.nextAddress(), Request.Extent.EXACT));
            case "place-address", "take-address-away" -> new Scenario.Asked.For(ofAddress(kind, words));
            case "do" -> new Scenario.Asked.For(new Request.Operate(act(words)));
            case "delay", "purge-binary-logs", "kill-query" ->
                new Scenario.Asked.For(new Request.Operate(operation(kind, words)));
            default -> asked(move(kind, words, new Moves(snapshot)));
        };
        words.expectNothingMore();
        return asked;
    }

    private static Request takeover(Words words) {
        InstanceId primary = words.nextAddress();
        return new Request.Takeover(primary, target(words));
    }

    private static Request failover(Words words) {
        InstanceId failed = words.nextAddress();
        Request.Target target = target(words);
        return new Request.Failover(
                failed, target, words.flag("by-word") ? Request.Grounds.WORD : Request.Grounds.PROOF);
    }

    private static Request.Target target(Words words) {
        return words.after("to")
                .map(InstanceId::parse)
                .<Request.Target>map(Request.Target.Named::new)
                .orElseGet(Request.Target.Best::new);
    }

    private static Request recovery(String kind, InstanceId server) {
        return switch (kind) {
            case "replace" -> new Request.ReplaceDeadPrimary(server);
            case "replace-co-primary" -> new Request.ReplaceDeadCoPrimary(server);
            case "rehang" -> new Request.RehangReplicas(server);
            case "restore-writes" -> new Request.RestoreWrites(server);
            case "fence" -> new Request.FenceReturned(server);
            default -> new Request.Rejoin(server);
        };
    }

    private static Request ofAddress(String kind, Words words) {
        String ip = words.next();
        InstanceId server = words.after("on").map(InstanceId::parse).orElseThrow();
        return kind.equals("place-address")
                ? new Request.PlaceAddress(ip, server)
                : new Request.TakeAddressAway(ip, server);
    }

    private static Operation act(Words words) {
        Act act = Act.valueOf(words.next().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Operation.Simple(words.nextAddress(), act);
    }

    private static Operation operation(String kind, Words words) {
        InstanceId target = words.nextAddress();
        return switch (kind) {
            case "delay" -> new Operation.Delay(target, words.duration("by", Duration.ZERO));
            case "purge-binary-logs" -> new Operation.PurgeBinaryLogs(target, words.option("before", ""));
            default -> new Operation.KillQuery(target, words.number("connection", 0));
        };
    }

    private static Meant move(String kind, Words words, Moves moves) {
        InstanceId server = words.nextAddress();
        Optional<InstanceId> to = words.after("to").map(InstanceId::parse);
        String pattern = words.option("matching", "");
        return switch (kind) {
            case "relocate" -> moves.relocate(server, to.orElseThrow());
            case "relocate-replicas" -> moves.relocateReplicas(server, to.orElseThrow(), pattern);
            case "move-up" -> moves.moveUp(server);
            case "move-up-replicas" -> moves.moveUpReplicas(server, pattern);
            case "move-below" -> moves.moveBelow(server, to.orElseThrow());
            case "repoint" -> moves.repoint(server);
            case "repoint-replicas" -> moves.repointReplicas(server, pattern);
            case "take-siblings" -> moves.takeSiblings(server);
            case "take-source" -> moves.takeSource(server);
            case "make-co-primary" -> moves.makeCoPrimary(server);
            case "regroup-replicas" -> moves.regroupReplicas(server);
            default -> throw words.mistake("no such request: " + kind);
        };
    }

    private static Scenario.Asked asked(Meant meant) {
        return switch (meant) {
            case Meant.Clear(var move) -> new Scenario.Asked.For(new Request.Rearrange(move));
            case Meant.Unclear(var reasons) -> new Scenario.Asked.InVain(new Decision.Refused(reasons, Choice.NONE));
        };
    }
}
