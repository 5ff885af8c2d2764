package dev.baton.vip;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads addresses and writes them as the kernel does, so that two spellings of one address are equal. */
final class IpText {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})(\\.(\\d{1,3})){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final int GROUPS = 8;

    private IpText() {}

    /** @throws IllegalArgumentException if it is no address */
    static String canonical(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.indexOf(':') >= 0 ? v6(lower) : v4(lower);
    }

    /** The bits of an address as {@link #canonical} writes it. */
    static BigInteger number(String canonical) {
        return canonical.indexOf(':') >= 0
                ? joined(all(canonical), Short.SIZE)
                : joined(
                        Arrays.stream(canonical.split("\\."))
                                .map(Integer::valueOf)
                                .toList(),
                        Byte.SIZE);
    }

    private static BigInteger joined(List<Integer> parts, int bits) {
        BigInteger number = BigInteger.ZERO;
        for (int part : parts) {
            number = number.shiftLeft(bits).add(BigInteger.valueOf(part));
        }
        return number;
    }

    private static String v4(String text) {
        if (!V4.matcher(text).matches()) {
            throw none(text);
        }
        List<Integer> parts =
                Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList();
        if (parts.stream().anyMatch(part -> part > 255)) {
            throw none(text);
        }
        return String.join(".", parts.stream().map(String::valueOf).toList());
    }

    private static String v6(String text) {
        return compressed(all(text));
    }

    private static List<Integer> all(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            throw none(text);
        }
        List<Integer> head = groups(gap >= 0 ? text.substring(0, gap) : text);
        List<Integer> tail = gap >= 0 ? groups(text.substring(gap + 2)) : List.of();
        int missing = GROUPS - head.size() - tail.size();
        if (gap >= 0 ? missing < 1 : missing != 0) {
            throw none(text);
        }
        List<Integer> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail);
        return all;
    }

    private static List<Integer> groups(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Integer> groups = new ArrayList<>();
        for (String group : text.split(":", -1)) {
            if (!GROUP.matcher(group).matches()) {
                throw none(text);
            }
            groups.add(Integer.parseInt(group, 16));
        }
        return groups;
    }

    /** The first of the longest rows of zeros, if longer than one, becomes a gap (RFC 5952). */
    private static String compressed(List<Integer> groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return start < 0
                ? hex(groups)
                : hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + length, GROUPS));
    }

    private static int zerosFrom(List<Integer> groups, int from) {
        int end = from;
        while (end < GROUPS && groups.get(end) == 0) {
            end++;
        }
        return end - from;
    }

    private static String hex(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }

    private static IllegalArgumentException none(String text) {
        String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new IllegalArgumentException("not an IP address: '" + cut.replaceAll("\\p{Cntrl}", "?") + "'");
    }
}
