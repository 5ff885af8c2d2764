package dev.baton.topology;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that names one server in every table, page and plan: host and port.
 *
 * <p>It exists so that no naked host name travels through the code. The host is a DNS name, an IPv4 or an IPv6 address
 * in lower case; anything else (blanks, quotes, shell or HTML characters) is refused here, once, at the edge.
 *
 * @param host DNS name or address, 1 to 255 characters out of letters, digits, dot, hyphen, underscore and colon
 * @param port TCP port, 1 to 65535
 */
public record InstanceId(String host, int port) implements Comparable<InstanceId> {

    /** The port taken where none is said. */
    public static final int DEFAULT_PORT = 3306;

    private static final Pattern HOST = Pattern.compile("[a-z0-9_][a-z0-9._-]*|[0-9a-f:.]*:[0-9a-f:.]*(%[a-z0-9]+)?");
    private static final Comparator<InstanceId> ORDER =
            Comparator.comparing(InstanceId::host).thenComparingInt(InstanceId::port);

    /** @throws IllegalArgumentException if the host is no host name or the port is out of range; the text says which */
    public InstanceId {
        host = host.toLowerCase(Locale.ROOT);
        if (host.length() > 255 || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host name or address: " + printable(host));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port out of range 1 to 65535: " + port);
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 address.
     *
     * @throws IllegalArgumentException if the text names no server; the message says what is wrong with it
     */
    public static InstanceId parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("[")) {
            int close = trimmed.indexOf(']');
            if (close < 0) {
                throw new IllegalArgumentException("missing ] in address: " + printable(trimmed));
            }
            String rest = trimmed.substring(close + 1);
            return new InstanceId(
                    trimmed.substring(1, close),
                    rest.isEmpty() ? DEFAULT_PORT : port(rest.startsWith(":") ? rest.substring(1) : rest));
        }
        int colon = trimmed.indexOf(':');
        if (colon < 0 || colon != trimmed.lastIndexOf(':')) {
            return new InstanceId(trimmed, DEFAULT_PORT);
        }
        return new InstanceId(trimmed.substring(0, colon), port(trimmed.substring(colon + 1)));
    }

    @Override
    public int compareTo(InstanceId other) {
        return ORDER.compare(this, other);
    }

    /** {@code host:port}, with brackets around an IPv6 address; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a port number: " + printable(text), notANumber);
        }
    }

    private static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
