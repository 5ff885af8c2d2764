package dev.baton.lab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flavours that a contract test runs on. Named by {@code -Dbaton.lab.flavours=mysql-8.0,mariadb-10.11} or by the
 * environment variable {@code BATON_LAB_FLAVOURS}; without either, the series that we claim to work with.
 */
public final class Flavours {
    static final String PROPERTY = "baton.lab.flavours";
    static final String ENVIRONMENT_VARIABLE = "BATON_LAB_FLAVOURS";

    private static final List<Flavour> CLAIMED = List.of(
            Flavour.MARIADB_10_11,
            Flavour.MARIADB_11_4,
            Flavour.MARIADB_11_8,
            Flavour.MYSQL_5_7,
            Flavour.MYSQL_8_0,
            Flavour.MYSQL_9_7);

    private Flavours() {}

    /** In the order named; usable as {@code @MethodSource("dev.baton.lab.Flavours#forContractTests")}. */
    public static List<Flavour> forContractTests() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT_VARIABLE)))
                .filter(names -> !names.isBlank())
                .map(Flavours::parse)
                .orElse(CLAIMED);
    }

    /** One of each vendor: for what takes long, as whole plans do; usable in the same way. */
    public static List<Flavour> forWholePlans() {
        return List.of(Flavour.MARIADB_11_4, Flavour.MYSQL_9_7);
    }

    static List<Flavour> parse(String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .map(Flavour::of)
                .toList();
    }
}
