package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/** Every command that tells one thing about servers, for scripts that know Orchestrator's: nothing is changed. */
public final class LookTable {

    /** Those about one server. */
    public static final List<Row> ALL = List.of(
            new Row("which-cluster-alias", "Tells the alias of a server's cluster.", List.of(), one("alias")),
            new Row(
                    "which-source",
                    "Tells from whom a server replicates.",
                    List.of("which-master"),
                    server -> channels(server)
                            .map(channel -> channel.path("source").asText())),
            new Row(
                    "which-replicas",
                    "Lists who replicates from a server.",
                    List.of("which-slaves"),
                    server -> stream(server.path("replicas")).map(JsonNode::asText)),
            new Row(
                    "is-replicating",
                    "Tells whether a server replicates now: true or false.",
                    List.of(),
                    server -> all(server, "RUNNING")),
            new Row(
                    "is-replication-stopped",
                    "Tells whether a replica's threads all stand still: true or false.",
                    List.of(),
                    server -> all(server, "STOPPED")));

    private LookTable() {}

    /**
     * One command.
     *
     * @param name of the command
     * @param description what it does, a sentence
     * @param aliases other names of the command
     * @param lines what it tells of a server
     */
    public record Row(String name, String description, List<String> aliases, Function<JsonNode, Stream<String>> lines) {
        public Row {
            aliases = List.copyOf(aliases);
        }
    }

    /** Adds all of them to a command line. */
    public static void addTo(CommandLine baton) {
        ALL.forEach(row -> {
            CommandLine command = new CommandLine(new LookCommand(row.lines()));
            command.getCommandSpec().usageMessage().description(row.description());
            baton.addSubcommand(row.name(), command, row.aliases().toArray(String[]::new));
        });
    }

    private static Function<JsonNode, Stream<String>> one(String field) {
        return server -> Stream.of(server.path(field).asText());
    }

    /** Whether there are channels, and both threads of each are in that state. */
    private static Stream<String> all(JsonNode server, String state) {
        boolean any = channels(server).findAny().isPresent();
        return Stream.of(String.valueOf(any && channels(server).allMatch(channel -> is(channel, state))));
    }

    private static boolean is(JsonNode channel, String state) {
        return channel.path("receives").asText().equals(state)
                && channel.path("applies").asText().equals(state);
    }

    private static Stream<JsonNode> channels(JsonNode server) {
        return stream(server.path("facts").path("channels"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
