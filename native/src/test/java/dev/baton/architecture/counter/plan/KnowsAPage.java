package dev.baton.architecture.counter.plan;

import dev.baton.architecture.counter.page.KnowsThePlan;

/** The domain depends on a page: upwards, and in a circle. */
public final class KnowsAPage {

    String page() {
        return KnowsThePlan.title();
    }
}
