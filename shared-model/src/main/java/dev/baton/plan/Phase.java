package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a plan that is done before the world is looked at again. Steps of one lane are done in their order; steps
 * of different lanes at the same time: each server has one, and its host another. What must come after something in
 * another lane is in a later phase.
 *
 * @param name what it is for
 * @param why the reasons for doing it this way
 * @param choice the candidates it was decided between, where there was a choice
 * @param steps what to do
 */
public record Phase(Name name, List<Reason> why, Choice choice, List<PlannedStep> steps) {

    /** What phases are for, in the order in which they can occur. */
    public enum Name {
        PROVE("make sure that the replicas cannot reach the primary either"),
        HOOKS_BEFORE("run the hooks that can still stop it"),
        SETTLE("stop receiving, so that what each has received stands still"),
        SIBLINGS("move the other replicas below the new primary"),
        FENCE("see that a server takes no writes"),
        CATCH_UP("let a source-to-be get what another replica has more"),
        DRAIN("let the new primary apply the old one's last transaction"),
        PROMOTE("make the new primary take writes"),
        REPOINT("let the others replicate from the new primary"),
        REHANG("let the replicas of a lost source replicate from others"),
        SEMI_SYNC("let as many replicas acknowledge as a commit waits for"),
        WRITES("let the primary take writes again"),
        REJOIN("let a server that was left behind replicate from the primary"),
        DEMOTE("let the old primary replicate from the new one"),
        ALIGN("let both stand at the same place"),
        MOVE("let replicas replicate from elsewhere"),
        CHANGE("do what was asked for"),
        UNDO("put back what was changed"),
        HOOKS_AFTER("run the hooks of the end"),
        ADDRESS("see to the virtual addresses");

        private final String purpose;

        Name(String purpose) {
            this.purpose = purpose;
        }

        /** What it is for, in words. */
        public String purpose() {
            return purpose;
        }

        /** Whether it is for hooks only: then planners of servers' changes know nothing of it. */
        public boolean isForHooks() {
            return this == HOOKS_BEFORE || this == HOOKS_AFTER;
        }

        /** Whether it changes servers, so that a recovery with it counts for the cool-down. */
        public boolean changesServers() {
            return this != PROVE && !isForHooks();
        }
    }

    public Phase {
        why = List.copyOf(why);
        steps = List.copyOf(steps);
    }

    /** The same, decided between these. */
    Phase with(Choice other) {
        return new Phase(name, why, other, steps);
    }

    /** The same with more to do at the same time. */
    Phase and(List<PlannedStep> more) {
        return new Phase(
                name, why, choice, Stream.concat(steps.stream(), more.stream()).toList());
    }

    /** The same without the hooks in it. */
    Phase withoutHooks() {
        return new Phase(
                name,
                why,
                choice,
                steps.stream().filter(planned -> !planned.isHook()).toList());
    }

    /** The hooks in it, in their order. */
    Stream<Step.RunHook> hooks() {
        return steps.stream()
                .map(PlannedStep::step)
                .flatMap(step -> step instanceof Step.RunHook hook ? Stream.of(hook) : Stream.of());
    }

    /** Whether one of its steps makes that server writable. */
    boolean makesWritable(InstanceId server) {
        return steps.stream()
                .map(PlannedStep::step)
                .anyMatch(step ->
                        step instanceof Step.MakeWritable && step.target().equals(server));
    }
}
