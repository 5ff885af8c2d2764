package dev.baton.boot;

import java.net.BindException;
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
            throw new StartException("Baton could not start: " + text(root(failure)), remedy(failure), failure);
        }
        return code;
    }

    private static String remedy(Throwable failure) {
        return root(failure) instanceof BindException
                ? "another process listens there: end it, or choose another port by quarkus.http.port"
                : "BATON_DEBUG=1 in the environment shows where it failed";
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
