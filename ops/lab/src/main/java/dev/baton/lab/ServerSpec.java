package dev.baton.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What server to start. The usual one listens on a free loopback port and keeps its data in a folder of its own that
 * goes away with it; the demo asks for fixed ones.
 *
 * @param settings lines for the server's configuration file, which win over the lab's own
 */
public record ServerSpec(Flavour flavour, Map<String, String> settings, Listening listening, Data data) {

    /**
     * Where clients reach it.
     *
     * @param port 0 for any free one
     */
    public record Listening(String bindAddress, int port) {}

    /** Where its data are. */
    public sealed interface Data {
        /** In a folder that is deleted with the server. */
        record Temporary() implements Data {}

        /** In a folder that stays; made if it is not there. */
        record Kept(Path folder) implements Data {}
    }

    public ServerSpec {
        settings = Map.copyOf(settings);
    }

    public static ServerSpec of(Flavour flavour) {
        return new ServerSpec(flavour, Map.of(), new Listening(MysqlServer.HOST, 0), new Data.Temporary());
    }

    public ServerSpec with(String setting, String value) {
        return with(Map.of(setting, value));
    }

    public ServerSpec with(Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(settings);
        merged.putAll(more);
        return new ServerSpec(flavour, merged, listening, data);
    }

    public ServerSpec onPort(int port) {
        return new ServerSpec(flavour, settings, new Listening(listening.bindAddress(), port), data);
    }

    /** Listens on that address instead of loopback only; {@code *} for all. */
    public ServerSpec boundTo(String bindAddress) {
        return new ServerSpec(flavour, settings, new Listening(bindAddress, listening.port()), data);
    }

    public ServerSpec keepingDataIn(Path folder) {
        return new ServerSpec(flavour, settings, listening, new Data.Kept(folder.toAbsolutePath()));
    }
}
