package dev.baton.plan;

import dev.baton.topology.TopologySnapshot;

/** What goes wrong while a plan is executed. By itself nothing does. */
interface Mishap {

    /** Nothing goes wrong. */
    Mishap NONE = new Mishap() {};

    /**
     * What a step leads to.
     *
     * @param number how many steps were tried before, in all phases
     */
    default Simulator.Outcome step(PlannedStep planned, TopologySnapshot world, int number) {
        return Simulator.apply(planned.step(), world);
    }

    /**
     * What happened to the world before it is looked at again.
     *
     * @param phases how many were done
     */
    default TopologySnapshot between(TopologySnapshot world, int phases) {
        return world;
    }

    /** Whether the executor dies at a step, and when. */
    default Death death(int number) {
        return Death.NONE;
    }

    /** What happens until another executor goes on. */
    default TopologySnapshot meanwhile(TopologySnapshot world) {
        return world;
    }

    /** When an executor dies. */
    enum Death {
        NONE,
        /** The journal says that the step is begun; nothing was done yet. */
        BEFORE_THE_EFFECT,
        /** The step was done; the journal does not know. */
        AFTER_THE_EFFECT
    }
}
