package dev.baton.boot;

import java.nio.file.Path;
import java.util.Optional;

/** The folder of the distribution that this process was started from, as the launcher told it. */
public final class Home {

    /** The property in which the launcher tells it. */
    public static final String PROPERTY = "baton.home";

    private Home() {}

    /** Empty where no distribution is, as in a test or a native executable by itself. */
    public static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }
}
