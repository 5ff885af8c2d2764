package dev.baton.boot;

import java.util.List;

/** Lets tests of other packages see which interfaces the configuration consists of. */
public final class Configurations {

    private Configurations() {}

    public static List<Class<?>> mappings() {
        return KnownKeys.MAPPINGS;
    }
}
