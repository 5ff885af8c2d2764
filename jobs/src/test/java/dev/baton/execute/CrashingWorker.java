package dev.baton.execute;

import dev.baton.plan.StepResult;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker in a process of its own that dies, without any farewell, at a chosen step of a recovery. */
final class CrashingWorker {

    static final int DIED = 137;

    /** When it dies. */
    enum When {
        /** The journal says that the step is begun; nothing was done yet. */
        BEFORE_THE_EFFECT,
        /** The step was done; the journal does not know. */
        AFTER_THE_EFFECT
    }

    private CrashingWorker() {}

    /** Arguments: the store's URL, the recovery's number, the step's number from 1, when to die. */
    public static void main(String[] arguments) {
        int fatal = Integer.parseInt(arguments[2]);
        When when = When.valueOf(arguments[3]);
        AtomicInteger steps = new AtomicInteger();
        try (TestWorker worker = new TestWorker(arguments[0], "crashing", real -> step -> {
            boolean last = steps.incrementAndGet() == fatal;
            if (last && when == When.BEFORE_THE_EFFECT) {
                Runtime.getRuntime().halt(DIED);
            }
            StepResult result = real.of(step);
            if (last) {
                Runtime.getRuntime().halt(DIED);
            }
            return result;
        })) {
            worker.runner()
                    .run(worker.store()
                            .recoveries()
                            .find(Long.parseLong(arguments[1]))
                            .orElseThrow());
        }
    }
}
