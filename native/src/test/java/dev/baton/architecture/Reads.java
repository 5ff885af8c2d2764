package dev.baton.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaFieldAccess;

/** A use of that field. */
final class Reads extends DescribedPredicate<JavaFieldAccess> {
    private final Class<?> owner;
    private final String name;

    Reads(Class<?> owner, String name) {
        super("target is %s.%s", owner.getSimpleName(), name);
        this.owner = owner;
        this.name = name;
    }

    @Override
    public boolean test(JavaFieldAccess access) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && access.getTarget().getName().equals(name);
    }
}
