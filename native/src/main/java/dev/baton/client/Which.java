package dev.baton.client;

import dev.baton.topology.InstanceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which cluster a command is about: by its name or alias, or by any server of it. */
public final class Which {

    @ArgGroup(multiplicity = "1")
    private Choice choice;

    /** One of the two. */
    static final class Choice {

        @Option(
                names = {"-i", "--instance"},
                paramLabel = "HOST:PORT",
                description = "a server of the cluster")
        private @Nullable InstanceId instance;

        @Option(
                names = {"-a", "--alias", "--cluster"},
                paramLabel = "NAME",
                description = "the cluster's alias or name")
        private String alias = "";
    }

    /** As the API takes it: a cluster's name, alias, or a server of it. */
    public String hint() {
        return choice.instance == null ? choice.alias : choice.instance.toString();
    }

    /** The server by which it was named, if it was. */
    public Optional<InstanceId> server() {
        return Optional.ofNullable(choice.instance);
    }

    /** {@link #hint} as one segment of a path. */
    public String segment() {
        return Paths.segment(hint());
    }
}
