package dev.baton.gtid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Random sets from a small universe, so that they touch and overlap, and the untidy texts one may write for them. */
final class RandomMysqlGtids {
    private static final List<UUID> SERVERS = List.of(
            UUID.fromString("3e11fa47-71ca-11e1-9e33-c80aa9429562"),
            UUID.fromString("3e11fa47-71ca-11e1-0e33-c80aa9429562"),
            UUID.fromString("fe11fa47-71ca-11e1-9e33-c80aa9429562"));
    private static final List<String> TAGS = List.of("", "a", "_b1");
    private static final int HIGHEST = 12;

    private final Random random;

    RandomMysqlGtids(Random random) {
        this.random = random;
    }

    Set<MysqlGtid> gtids() {
        var gtids = new HashSet<MysqlGtid>();
        var size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            gtids.add(new MysqlGtid(oneOf(SERVERS), oneOf(TAGS), sequence()));
        }
        return gtids;
    }

    MysqlGtidSet set() {
        return MysqlGtidSet.of(gtids());
    }

    /** The same transactions in any order, some of them twice, in any letter case and with any white space. */
    String untidyText(Set<MysqlGtid> gtids) {
        var parts = new ArrayList<String>();
        gtids.forEach(gtid -> parts.add(untidy(gtid)));
        gtids.stream().limit(3).forEach(gtid -> parts.add(untidy(gtid)));
        gtids.stream()
                .filter(gtid -> follows(gtid, gtids))
                .forEach(gtid -> parts.add(untidy(gtid) + " - " + (gtid.sequence() + 1)));
        Collections.shuffle(parts, random);
        return parts.stream().collect(Collectors.joining(oneOf(List.of(",", ",\n", " , ", ",,"))));
    }

    private static boolean follows(MysqlGtid gtid, Set<MysqlGtid> gtids) {
        return gtid.sequence() < Intervals.HIGHEST
                && gtids.contains(new MysqlGtid(gtid.server(), gtid.tag(), gtid.sequence() + 1));
    }

    private String untidy(MysqlGtid gtid) {
        var text = gtid.text().replace(":", oneOf(List.of(":", " : ", ":\t")));
        return random.nextInt(2) == 0 ? text : text.toUpperCase(Locale.ROOT);
    }

    private long sequence() {
        return random.nextInt(20) == 0 ? Intervals.HIGHEST - random.nextInt(2) : 1 + random.nextInt(HIGHEST);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static List<MysqlGtid> inCanonicalOrder(Set<MysqlGtid> gtids) {
        return gtids.stream()
                .sorted(Comparator.comparing((MysqlGtid gtid) -> gtid.server().toString())
                        .thenComparing(MysqlGtid::tag)
                        .thenComparingLong(MysqlGtid::sequence))
                .toList();
    }
}
