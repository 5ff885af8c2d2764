package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtid;
import dev.baton.gtid.MariaDbGtidSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of a binary log.
 *
 * @param name its name
 * @param before what the log held before it
 */
record LogFile(String name, GtidSet before) {

    /**
     * The files that have any of the transactions in them, by what the log held before each file and before the next one.
     *
     * @param files all, in order
     * @param held what the log holds now
     */
    static List<String> with(GtidSet wanted, List<LogFile> files, GtidSet held) {
        return IntStream.range(0, files.size())
                .filter(at -> {
                    GtidSet after = at + 1 < files.size() ? files.get(at + 1).before() : held;
                    return has(wanted, files.get(at).before(), after);
                })
                .mapToObj(at -> files.get(at).name())
                .toList();
    }

    private static boolean has(GtidSet wanted, GtidSet before, GtidSet after) {
        return wanted instanceof MariaDbGtidSet streams
                ? streams.gtids().stream().anyMatch(last -> sequence(before, last) < upTo(after, last))
                : !after.minus(before).intersect(wanted).isEmpty();
    }

    /** MariaDB tells the last transaction of each server only: a file in which that server went on, up to this one. */
    private static long upTo(GtidSet after, MariaDbGtid last) {
        return Math.min(sequence(after, last), last.sequence());
    }

    private static long sequence(GtidSet set, MariaDbGtid stream) {
        return set instanceof MariaDbGtidSet streams
                ? streams.gtids().stream()
                        .filter(gtid -> gtid.domain() == stream.domain() && gtid.server() == stream.server())
                        .mapToLong(MariaDbGtid::sequence)
                        .max()
                        .orElse(0)
                : 0;
    }
}
