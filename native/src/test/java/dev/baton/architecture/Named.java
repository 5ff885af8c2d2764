package dev.baton.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Classes of those names, and what is nested in them. By name, since the places meant for a thing are not all public. */
final class Named extends DescribedPredicate<JavaClass> {
    private final List<String> names;

    Named(String... names) {
        super("named %s", List.of(names));
        this.names = List.of(names);
    }

    @Override
    public boolean test(JavaClass type) {
        return names.stream()
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }
}
