package dev.baton.boot;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How Quarkus ended: it tells once, when it has stopped. For one thread. */
final class Ending implements BiConsumer<Integer, @Nullable Throwable> {
    private int code;
    private @Nullable Throwable failure;

    @Override
    public void accept(Integer exitCode, @Nullable Throwable cause) {
        code = exitCode;
        failure = cause;
    }

    /** @throws StartException if it did not even start */
    int exitCode() {
        if (failure != null) {
            throw new StartException("Baton could not start: " + root(failure), "the log above tells more");
        }
        return code;
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
