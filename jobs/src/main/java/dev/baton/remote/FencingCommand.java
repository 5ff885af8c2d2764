package dev.baton.remote;

import dev.baton.hook.HandedOn;
import dev.baton.plan.StepResult;
import dev.baton.topology.InstanceId;
import dev.baton.vip.VipAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command of an operator that cuts a host off: power, switch port or hypervisor. It is told what by its environment,
 * so that no value can become a part of the command; of Baton's own environment it gets no password (I11).
 *
 * @param command the program and its arguments; none if nobody configured any
 * @param atMost how long it may take; it is killed then
 */
public record FencingCommand(List<String> command, Duration atMost) {

    public FencingCommand {
        command = List.copyOf(command);
    }

    StepResult run(InstanceId holder, VipAddress address) {
        if (command.isEmpty()) {
            return new StepResult.Failed("no fencing command is configured (baton.vip.fence-command)");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !HandedOn.includes(name));
        builder.environment()
                .putAll(Map.of(
                        "BATON_HOST", holder.host(),
                        "BATON_PORT", Integer.toString(holder.port()),
                        "BATON_ADDRESS", address.ip()));
        try {
            return await(builder.start());
        } catch (IOException notStarted) {
            return new StepResult.Failed("the fencing command does not start: " + notStarted.getMessage());
        }
    }

    private StepResult await(Process process) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new StepResult.Failed("the fencing command took longer than " + atMost.toSeconds() + " s");
            }
            return process.exitValue() == 0
                    ? new StepResult.Done("fenced: exit 0")
                    : new StepResult.Failed("the fencing command ended with exit " + process.exitValue());
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new StepResult.Failed("stopped while fencing");
        }
    }
}
