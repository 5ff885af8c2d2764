package dev.baton.gtid;

import java.util.Comparator;

/**
 * One transaction of MariaDB, {@code domain-server-sequence}; in a position, also everything before it in its domain.
 *
 * @param domain   the replication domain (gtid_domain_id), an unsigned 32-bit number, usually 0
 * @param server   the server_id of the server on which it was first committed, an unsigned 32-bit number
 * @param sequence counts up within the domain, whichever server writes, from 1; 0 says "from the beginning". The server
 *                 allows 64 unsigned bits; what goes beyond 2^63-1 is refused here, since only a mistake gets there.
 */
public record MariaDbGtid(long domain, long server, long sequence) implements Comparable<MariaDbGtid> {
    static final long HIGHEST_ID = 0xFFFF_FFFFL;

    private static final Comparator<MariaDbGtid> CANONICAL = Comparator.comparingLong(MariaDbGtid::domain)
            .thenComparingLong(MariaDbGtid::sequence)
            .thenComparingLong(MariaDbGtid::server);

    /** Throws {@link IllegalArgumentException} for numbers out of range. */
    public MariaDbGtid {
        if (domain < 0 || domain > HIGHEST_ID || server < 0 || server > HIGHEST_ID || sequence < 0) {
            throw new IllegalArgumentException("Not a GTID of MariaDB: " + domain + "-" + server + "-" + sequence);
        }
    }

    /** Reads one GTID; throws {@link GtidFormatException} for anything else. */
    public static MariaDbGtid parse(String text) {
        var scanner = new TextScanner(text);
        var gtid = read(scanner);
        if (!scanner.atEnd()) {
            throw scanner.expected("the end of a GTID");
        }
        return gtid;
    }

    static MariaDbGtid read(TextScanner scanner) {
        var domain = scanner.number(0, HIGHEST_ID);
        scanner.expect('-');
        var server = scanner.number(0, HIGHEST_ID);
        scanner.expect('-');
        return new MariaDbGtid(domain, server, scanner.number(0, Long.MAX_VALUE));
    }

    /** By domain, then by sequence number: what comes last of a domain is its newest transaction. */
    @Override
    public int compareTo(MariaDbGtid other) {
        return CANONICAL.compare(this, other);
    }

    public String text() {
        return domain + "-" + server + "-" + sequence;
    }

    @Override
    public String toString() {
        return text();
    }
}
