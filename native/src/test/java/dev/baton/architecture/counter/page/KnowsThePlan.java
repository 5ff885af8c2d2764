package dev.baton.architecture.counter.page;

import dev.baton.architecture.counter.plan.KnowsAPage;

/** The other half of the circle. */
public final class KnowsThePlan {

    private KnowsThePlan() {}

    public static String title() {
        return KnowsAPage.class.getSimpleName();
    }
}
