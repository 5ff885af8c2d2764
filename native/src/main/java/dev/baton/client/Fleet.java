package dev.baton.client;

import dev.baton.client.ClientException.Kind;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of Batons, any of which can answer.
 *
 * @param servers in the order in which they are asked; never empty
 */
public record Fleet(List<URI> servers) {
    private static final int USUAL_PORT = 3000;

    public Fleet {
        servers = List.copyOf(servers);
    }

    /**
     * Reads {@code http://a:3000,b,c:3001}: scheme and port may be left out.
     *
     * @throws ClientException if one of them is no address
     */
    public static Fleet parse(String text) {
        List<URI> servers = Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Fleet::server)
                .toList();
        if (servers.isEmpty()) {
            throw notAnAddress(text);
        }
        return new Fleet(servers);
    }

    private static URI server(String text) {
        String whole = text.contains("://") ? text : "http://" + text;
        try {
            URI uri = URI.create(whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
            if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
                throw notAnAddress(text);
            }
            return text.contains("://") || uri.getPort() >= 0 ? uri : URI.create(whole + ":" + USUAL_PORT);
        } catch (IllegalArgumentException malformed) {
            throw notAnAddress(text);
        }
    }

    private static ClientException notAnAddress(String text) {
        return new ClientException(
                Kind.NOT_ASKED,
                "not the address of a Baton: '" + text.replaceAll("\\p{Cntrl}", "?") + "'",
                "give --server or BATON_SERVER as http://host:3000; several by comma");
    }

    @Override
    public String toString() {
        return String.join(", ", servers.stream().map(URI::toString).toList());
    }
}
