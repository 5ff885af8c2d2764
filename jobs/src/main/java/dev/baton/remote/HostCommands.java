package dev.baton.remote;

import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.remote.Shell.Command;
import dev.baton.remote.Shell.Place;
import dev.baton.remote.ShellAnswer.Ended;
import dev.baton.remote.VipCommands.Found;
import dev.baton.store.VipSightingsTable;
import dev.baton.vip.Mount;
import dev.baton.vip.Sighting.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Does the steps about virtual addresses on the hosts of servers, and notes where an address is now. Each step first does
 * what it is for, since that is the usual case, and looks only if the host says that it could not. Thread-safe.
 */
public final class HostCommands {

    /** How long the command that sees whether anybody answers waits. */
    private static final Duration PROBING = Duration.ofSeconds(1);

    private final Shell shell;
    private final VipSightingsTable sightings;
    private final Announcer announcer;
    private final FencingCommand fencing;
    private final Times times;

    /**
     * How long things may take.
     *
     * @param command any command on a host
     * @param answers how long to wait for another host that answers for an address
     */
    public record Times(Duration command, Duration answers) {}

    public HostCommands(Shell shell, VipSightingsTable sightings, FencingCommand fencing, Times times) {
        this.shell = shell;
        this.sightings = sightings;
        this.announcer = new Announcer(shell);
        this.fencing = fencing;
        this.times = times;
    }

    /** Does a step and says how it ended, with each command's exit code and time. */
    public StepResult perform(Step.OnHost step) {
        Place place = new Place(step.target().host(), step.mount().login());
        Talk talk = new Talk(shell, place, times.command());
        return switch (step) {
            case Step.CheckHost(var target, var mount) -> check(talk, mount);
            case Step.DropAddress(var target, var mount, var lane) ->
                noted(talk, mount, drop(talk, mount), State.ABSENT);
            case Step.RaiseAddress(var target, var mount) -> raise(talk, mount);
            case Step.VerifyAddress(var target, var mount) -> verify(talk, mount);
            case Step.SeeAddressUnused(var target, var mount) -> seeUnused(talk, mount);
            case Step.WaitOutLease(var target, var mount, var length) -> waitOut(length);
            case Step.FenceHost(var target, var mount) -> fencing.run(target, mount.address());
        };
    }

    /** Looks where on a host an address is, and notes it. */
    public State look(String host, Mount mount) {
        Talk talk = talk(host, mount);
        State state = talk.find(mount)
                .map(found -> found.isEmpty() ? State.ABSENT : State.HELD)
                .orElse(State.UNKNOWN);
        sightings.saw(mount.address().ip(), host, state, talk.told());
        return state;
    }

    /** Holds a leased address for another lease, on the host that has it. @return whether it was done */
    public boolean renew(String host, Mount mount) {
        return talk(host, mount).run(VipCommands.renew(mount));
    }

    /** Lets a host keep a leased address until it is dropped. @return whether it was done */
    public boolean keepForEver(String host, Mount mount) {
        return talk(host, mount).run(VipCommands.keepForEver(mount));
    }

    private Talk talk(String host, Mount mount) {
        return new Talk(shell, new Place(host, mount.login()), times.command());
    }

    private StepResult check(Talk talk, Mount mount) {
        for (List<String> command : VipCommands.needRoot(mount)) {
            if (!talk.run(VipCommands.mayRun(command))) {
                return talk.failed();
            }
        }
        return talk.done();
    }

    private StepResult drop(Talk talk, Mount mount) {
        announcer.silence(mount.address());
        Found usual = new Found(mount.interfaceName(), mount.address().prefix());
        if (talk.run(VipCommands.delete(mount.address(), usual))) {
            talk.run(VipCommands.flushRoutes(mount.address()));
            return talk.done();
        }
        Optional<Optional<Found>> there = talk.isCutOff() ? Optional.empty() : talk.find(mount);
        if (there.isEmpty()) {
            return talk.failed();
        }
        if (there.get().isEmpty()) {
            return talk.alreadySo();
        }
        return talk.run(VipCommands.delete(mount.address(), there.get().get())) ? talk.done() : talk.failed();
    }

    private StepResult raise(Talk talk, Mount mount) {
        boolean added = talk.run(VipCommands.add(mount));
        if (!added && (talk.isCutOff() || !isThere(talk, mount))) {
            return noted(talk, mount, talk.failed(), State.HELD);
        }
        announcer.announce(talk.place(), mount);
        return noted(talk, mount, added ? talk.done() : talk.alreadySo(), State.HELD);
    }

    private StepResult verify(Talk talk, Mount mount) {
        return noted(talk, mount, isThere(talk, mount) ? talk.done() : talk.failed(), State.HELD);
    }

    private static boolean isThere(Talk talk, Mount mount) {
        return talk.find(mount)
                .flatMap(found -> found)
                .filter(found -> found.interfaceName().equals(mount.interfaceName()))
                .isPresent();
    }

    /**
     * The command itself waits a second for an answer. That it has said nothing by then may mean that it was not even
     * begun, on a host that is busy: so only its own word counts, unless somebody wants less than that second.
     */
    private StepResult seeUnused(Talk talk, Mount mount) {
        ShellAnswer answer = shell.run(talk.place(), new Command(VipCommands.probe(mount), times.answers()));
        return switch (answer) {
            case Ended ended when ended.exitCode() > 1 -> new StepResult.Failed("cannot be seen: " + ended.words());
            case Ended ended
            when VipCommands.isUnanswered(mount, ended.exitCode()) ->
                new StepResult.Done("nobody answers: " + ended.words());
            case Ended ended -> new StepResult.Failed("somebody answers for it: " + ended.words());
            case ShellAnswer.Failed failed
            when failed.cause() == ShellAnswer.Cause.TIMED_OUT
                    && times.answers().compareTo(PROBING) < 0 ->
                new StepResult.Done("nobody answered within " + times.answers().toMillis() + " ms");
            case ShellAnswer.Failed failed -> new StepResult.Failed(failed.words());
        };
    }

    private static StepResult waitOut(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.currentThread().isInterrupted()) {
                return new StepResult.Failed("stopped while waiting");
            }
        }
        return new StepResult.Done("waited " + length.toSeconds() + " s");
    }

    /** What is known of the address on that host from now on: what the step wants, or nothing. */
    private StepResult noted(Talk talk, Mount mount, StepResult result, State wanted) {
        State state = result.succeeded() ? wanted : State.UNKNOWN;
        sightings.saw(mount.address().ip(), talk.place().host(), state, result.succeeded() ? "" : result.detail());
        return result;
    }
}
