package dev.baton.client;

import dev.baton.topology.InstanceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which server a command is about: as its argument, or behind {@code -i}. */
public final class Target {

    @ArgGroup(multiplicity = "1")
    private Choice choice;

    /** One of the two. */
    static final class Choice {

        @Parameters(paramLabel = "HOST[:PORT]", arity = "0..1", description = "the server; port 3306 if none is said")
        private @Nullable InstanceId argument;

        @Option(
                names = {"-i", "--instance"},
                paramLabel = "HOST:PORT",
                description = "the server")
        private @Nullable InstanceId option;
    }

    public InstanceId id() {
        if (choice.option != null) {
            return choice.option;
        }
        return Objects.requireNonNull(choice.argument, "the parser demands one of the two");
    }

    /** {@link #id} as one segment of a path. */
    public String segment() {
        return Paths.segment(id().toString());
    }
}
