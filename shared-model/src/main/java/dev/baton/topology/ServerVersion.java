package dev.baton.topology;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version as far as rules compare it: vendor and three numbers, with the text the server printed.
 *
 * @param vendor who built it
 * @param major first number, as in 8 of 8.0.36
 * @param minor second number
 * @param patch third number
 * @param text what {@code @@version} printed
 */
public record ServerVersion(Vendor vendor, int major, int minor, int patch, String text)
        implements Comparable<ServerVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /**
     * Reads {@code @@version} and {@code @@version_comment}.
     *
     * @throws IllegalArgumentException if the version has no two numbers
     */
    public static ServerVersion parse(String version, String comment) {
        String text = version.startsWith("5.5.5-") ? version.substring("5.5.5-".length()) : version;
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            throw new IllegalArgumentException("not a server version: '" + version + "'");
        }
        String patch = numbers.group(3);
        return new ServerVersion(
                vendor(version + " " + comment),
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                patch == null ? 0 : Integer.parseInt(patch),
                version);
    }

    /** Whether this version is the given one or a later one of the same numbering. */
    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new ServerVersion(vendor, otherMajor, otherMinor, otherPatch, "")) >= 0;
    }

    /** The release series whose members replicate freely among themselves: {@code 8.0}, {@code 11.4}. */
    public String series() {
        return major + "." + minor;
    }

    /** Whether it speaks MariaDB's language of replication. */
    public boolean isMariaDb() {
        return vendor == Vendor.MARIADB;
    }

    /** Whether it is a binlog server (MaxScale's): it passes a source's binary log on, and applies nothing itself. */
    public boolean isBinlogServer() {
        return text.toLowerCase(Locale.ROOT).contains("maxscale");
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    /** Three numbers, as people write them. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }

    private static Vendor vendor(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("mariadb") || lower.contains("maxscale")) {
            return Vendor.MARIADB;
        }
        return lower.contains("percona") ? Vendor.PERCONA : Vendor.MYSQL;
    }
}
