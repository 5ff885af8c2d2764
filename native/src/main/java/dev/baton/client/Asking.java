package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every client command takes: whom to ask, who asks, and how to answer. For one thread. */
public final class Asking {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:BATON_SERVER:-http://localhost:3000}",
            description = "a running Baton, or several by comma: the first that answers (also BATON_SERVER)")
    private String servers;

    @Option(
            names = {"--by", "--owner"},
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who asks, for the audit trail (your user name)")
    private String by;

    @Option(names = "--json", description = "answer in JSON, as the REST API does")
    private boolean json;

    /** To ask with. */
    public RestClient client() {
        return new RestClient(Fleet.parse(servers));
    }

    /** Who asks. */
    public String by() {
        return by;
    }

    /** Prints the answer as it is, or the lines that a function makes of it; the exit code is that of success. */
    public int tell(JsonNode answer, Function<JsonNode, List<String>> lines) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(answer.isMissingNode() ? "{}" : answer.toPrettyString());
        } else {
            lines.apply(answer).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }
}
