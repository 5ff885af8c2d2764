package dev.baton.execute;

import dev.baton.mysql.ServerCommands;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.publish.HookRunner;
import dev.baton.remote.HostCommands;
import dev.baton.store.DowntimesTable;
import dev.baton.store.VipsTable;
import dev.baton.vip.VipRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Does one step, on the server, on its host, in the store or as a hook, and says how it ended. Thread-safe. */
@ApplicationScoped
public class StepRunner implements StepEffect {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ServerCommands commands;
    private final HostCommands hosts;
    private final DowntimesTable downtimes;
    private final HookRunner hooks;
    private final VipsTable vips;

    // One more than usual: each has its kind of steps.
    StepRunner(
            ServerCommands commands, HostCommands hosts, DowntimesTable downtimes, HookRunner hooks, VipsTable vips) {
        this.commands = commands;
        this.hosts = hosts;
        this.downtimes = downtimes;
        this.hooks = hooks;
        this.vips = vips;
    }

    @Override
    public StepResult of(Step step) {
        return switch (step) {
            case Step.OnServer onServer -> commands.perform(onServer);
            case Step.OnHost onHost -> hosts.perform(onHost);
            case Step.MarkReturned(var target) -> {
                downtimes.end(target);
                yield new StepResult.Done("not in downtime any more");
            }
            case Step.NotePart(var target, var mount) ->
                note(target.host(), mount.address().ip());
            case Step.MarkLost(var target, var reason) -> {
                downtimes.begin(target, "baton", reason, A_YEAR);
                yield new StepResult.Done("in downtime until somebody ends it");
            }
            case Step.RunHook hook -> hooks.run(hook);
        };
    }

    private StepResult note(String host, String ip) {
        return vips.handOver(ip, new VipRole.PartOf(host))
                ? new StepResult.Done("part of " + host)
                : new StepResult.Failed("there is no such address any more");
    }
}
