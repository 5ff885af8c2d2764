package dev.baton.remote;

import dev.baton.plan.StepResult;
import dev.baton.remote.Shell.Command;
import dev.baton.remote.Shell.Place;
import dev.baton.remote.ShellAnswer.Ended;
import dev.baton.remote.VipCommands.Found;
import dev.baton.vip.Mount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands on one host, one after the other, with all that was said. For one thread. */
final class Talk {

    private final Shell shell;
    private final Place place;
    private final Duration atMost;
    private final List<String> told = new ArrayList<>();
    private boolean cutOff;

    Talk(Shell shell, Place place, Duration atMost) {
        this.shell = shell;
        this.place = place;
        this.atMost = atMost;
    }

    Place place() {
        return place;
    }

    /** Whether the command ended well. */
    boolean run(List<String> arguments) {
        return ask(arguments) instanceof Ended ended && ended.succeeded();
    }

    ShellAnswer ask(List<String> arguments) {
        Command command = new Command(arguments, atMost);
        ShellAnswer answer = shell.run(place, command);
        told.add(command + ": " + answer.words());
        cutOff = answer instanceof ShellAnswer.Failed;
        return answer;
    }

    /** Whether the last command never came to run, so that there is no use in another. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Where the address is on the host; the outer empty if the host cannot be asked. */
    Optional<Optional<Found>> find(Mount mount) {
        return ask(VipCommands.show(mount.address())) instanceof Ended ended && ended.succeeded()
                ? Optional.of(VipCommands.found(mount.address(), ended.output()))
                : Optional.empty();
    }

    String told() {
        return String.join("; ", told);
    }

    StepResult done() {
        return new StepResult.Done(told());
    }

    StepResult alreadySo() {
        return new StepResult.AlreadySo(told());
    }

    StepResult failed() {
        return new StepResult.Failed(told());
    }
}
