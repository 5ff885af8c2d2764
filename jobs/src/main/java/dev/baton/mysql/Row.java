package dev.baton.mysql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row that a server answered with, by column label whatever its case. A column that is not there and one that is
 * {@code NULL} are the same: not known. Several labels may be asked for at once, since vendors rename columns; the first
 * that is there counts.
 */
public final class Row {

    /** A row that says nothing. */
    public static final Row EMPTY = new Row(Map.of());

    private final Map<String, String> values;

    private Row(Map<String, String> values) {
        this.values = values;
    }

    /** A row with these values; labels are compared without case. */
    public static Row of(Map<String, String> values) {
        Map<String, String> lower = HashMap.newHashMap(values.size());
        values.forEach((label, value) -> lower.put(label.toLowerCase(Locale.ROOT), value));
        return new Row(lower);
    }

    /** The value, if it is known. */
    public Optional<String> find(String... labels) {
        for (String label : labels) {
            String value = values.get(label.toLowerCase(Locale.ROOT));
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The value, or empty text. */
    public String text(String... labels) {
        return find(labels).orElse("");
    }

    /** The value as a whole number, if it is one. */
    public OptionalLong findNumber(String... labels) {
        return find(labels).map(Row::parse).orElseGet(OptionalLong::empty);
    }

    /** The value as a whole number, or 0. */
    public long number(String... labels) {
        return findNumber(labels).orElse(0);
    }

    /** Whether the value says yes, in any of the ways in which servers say so. */
    public boolean isOn(String... labels) {
        return switch (text(labels).toUpperCase(Locale.ROOT)) {
            case "1", "ON", "YES", "TRUE" -> true;
            default -> false;
        };
    }

    /** Whether the value is known. */
    public boolean has(String label) {
        return values.containsKey(label.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
