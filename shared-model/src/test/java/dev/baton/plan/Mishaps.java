package dev.baton.plan;

import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Things that go wrong. */
final class Mishaps {

    private Mishaps() {}

    /** One step fails, and changes nothing. */
    static Mishap stepFails(int which) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                return number == which
                        ? new Simulator.Outcome(new StepResult.Failed("by mishap"), world)
                        : Simulator.apply(planned.step(), world);
            }
        };
    }

    /** One step is done, but the answer gets lost. */
    static Mishap answerIsLost(int which) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                Simulator.Outcome outcome = Simulator.apply(planned.step(), world);
                return number == which
                        ? new Simulator.Outcome(new StepResult.Failed("connection lost"), outcome.after())
                        : outcome;
            }
        };
    }

    /** A server dies after so many phases. */
    static Mishap dies(InstanceId server, int afterPhases) {
        return after(afterPhases, world -> dead(world, server));
    }

    /** A server that could not be reached is back after so many phases, and takes writes if it did. */
    static Mishap comesBack(InstanceId server, int afterPhases) {
        return after(afterPhases, world -> back(world, server));
    }

    /** The primary lives, and serves its replicas; only the workers cannot reach it. */
    static Mishap onlyWorkersAreCutOff() {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                return planned.step() instanceof Step.ReconnectToSource
                        ? new Simulator.Outcome(new StepResult.Done("connected again"), world)
                        : Simulator.apply(planned.step(), world);
            }
        };
    }

    /** All steps of a kind fail, and change nothing. */
    static Mishap fails(Predicate<Step> which) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                return which.test(planned.step())
                        ? new Simulator.Outcome(new StepResult.Failed("by mishap"), world)
                        : Simulator.apply(planned.step(), world);
            }
        };
    }

    /** Steps of a kind are done, but their answers get lost. */
    static Mishap answerIsLost(Predicate<Step> which) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                Simulator.Outcome outcome = Simulator.apply(planned.step(), world);
                return which.test(planned.step())
                        ? new Simulator.Outcome(new StepResult.Failed("connection lost"), outcome.after())
                        : outcome;
            }
        };
    }

    /** Something happens just before steps of a kind. */
    static Mishap before(Predicate<Step> which, UnaryOperator<TopologySnapshot> event) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
                return Simulator.apply(planned.step(), which.test(planned.step()) ? event.apply(world) : world);
            }
        };
    }

    /** Something happens after so many phases. */
    static Mishap after(int thatMany, UnaryOperator<TopologySnapshot> event) {
        return new Mishap() {
            @Override
            public TopologySnapshot between(TopologySnapshot world, int phases) {
                return phases == thatMany ? event.apply(world) : world;
            }
        };
    }

    /** The steps of one, the world of the other. */
    static Mishap both(Mishap steps, Mishap world) {
        return new Mishap() {
            @Override
            public Simulator.Outcome step(PlannedStep planned, TopologySnapshot before, int number) {
                return steps.step(planned, before, number);
            }

            @Override
            public TopologySnapshot between(TopologySnapshot before, int phases) {
                return world.between(before, phases);
            }
        };
    }

    /** The executor dies at a step, something happens, and another one goes on. */
    static Mishap executorDies(int which, Mishap.Death when, UnaryOperator<TopologySnapshot> meanwhile) {
        return new Mishap() {
            @Override
            public Death death(int number) {
                return number == which ? when : Death.NONE;
            }

            @Override
            public TopologySnapshot meanwhile(TopologySnapshot world) {
                return meanwhile.apply(world);
            }
        };
    }

    static TopologySnapshot dead(TopologySnapshot world, InstanceId id) {
        ServerView server = world.get(id);
        Failure crash = new Failure(Failure.Kind.REFUSED, "");
        Optional<Instance> facts = server.facts().filter(any -> server.reachable());
        return facts.map(known -> world.with(
                        List.of(server.server()
                                .seenAs(new Observation.Unreachable(known, crash, world.takenAt(), world.takenAt()))),
                        world.takenAt()))
                .orElse(world);
    }

    static TopologySnapshot back(TopologySnapshot world, InstanceId id) {
        ServerView server = world.get(id);
        return server.facts()
                .map(known -> world.with(
                        List.of(server.server().seenAs(new Observation.Reachable(known, world.takenAt()))),
                        world.takenAt()))
                .orElse(world);
    }
}
