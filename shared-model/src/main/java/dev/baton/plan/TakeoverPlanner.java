package dev.baton.plan;

import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.*;

record TakeoverPlanner(InstanceId primary, Request.Target target, RecoveryPolicy policy) implements Planner {
    @Override
    public Decision decide(TopologySnapshot s, SoFar f) {
        throw new UnsupportedOperationException();
    }
}
