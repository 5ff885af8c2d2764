package dev.baton.lab;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of server, such as {@code mysql-8.0}: vendor and release series. A value rather than an enum, so that a series
 * that we do not know can be tried by pointing {@link #environmentVariable()} at its server binary.
 *
 * @param major first number of the release series
 * @param minor second number of the release series
 */
public record Flavour(Vendor vendor, int major, int minor) implements Comparable<Flavour> {
    public static final Flavour MARIADB_10_11 = new Flavour(Vendor.MARIADB, 10, 11);
    public static final Flavour MARIADB_11_4 = new Flavour(Vendor.MARIADB, 11, 4);
    public static final Flavour MARIADB_11_8 = new Flavour(Vendor.MARIADB, 11, 8);
    public static final Flavour MYSQL_5_7 = new Flavour(Vendor.MYSQL, 5, 7);
    public static final Flavour MYSQL_8_0 = new Flavour(Vendor.MYSQL, 8, 0);
    public static final Flavour MYSQL_9_7 = new Flavour(Vendor.MYSQL, 9, 7);

    /** The flavour to take where any will do: a whole server from Maven Central that starts within a third of a second. */
    public static final Flavour DEFAULT = MARIADB_11_4;

    private static final Pattern NAME = Pattern.compile("(mysql|mariadb)-(\\d{1,3})\\.(\\d{1,3})");

    /** Who makes the server, which decides its replication vocabulary. */
    public enum Vendor {
        MYSQL,
        MARIADB
    }

    /**
     * Reads a name such as {@code mariadb-11.4}.
     *
     * @throws IllegalArgumentException if the name is not vendor, hyphen and two numbers
     */
    public static Flavour of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a flavour: '" + name + "' (such as mariadb-11.4 or mysql-8.0)");
        }
        Vendor vendor = Vendor.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return new Flavour(vendor, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    public String name() {
        return vendor.name().toLowerCase(Locale.ROOT) + "-" + major + "." + minor;
    }

    public boolean isMariaDb() {
        return vendor == Vendor.MARIADB;
    }

    /** Whether this is a MySQL of the given release series or a later one. */
    public boolean isMysqlSince(int thatMajor, int thatMinor) {
        return !isMariaDb() && (major > thatMajor || (major == thatMajor && minor >= thatMinor));
    }

    /** The environment variable that names a server binary to use for this flavour, before any that we would fetch. */
    public String environmentVariable() {
        return "BATON_LAB_MYSQLD_" + name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public int compareTo(Flavour other) {
        return name().compareTo(other.name());
    }

    @Override
    public String toString() {
        return name();
    }
}
