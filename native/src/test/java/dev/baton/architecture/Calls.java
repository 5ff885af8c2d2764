package dev.baton.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** A call of any method of that name, whatever its parameters. */
final class Calls extends DescribedPredicate<JavaMethodCall> {
    private final Class<?> owner;
    private final String name;

    Calls(Class<?> owner, String name) {
        super("target is %s.%s", owner.getSimpleName(), name);
        this.owner = owner;
        this.name = name;
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(owner)
                && call.getTarget().getName().equals(name);
    }
}
