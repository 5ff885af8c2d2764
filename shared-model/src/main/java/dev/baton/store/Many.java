package dev.baton.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One statement for many rows or keys. The word {@code {rows}} in it stands for all of them; it is sent in parts, so
 * that no statement grows too long.
 *
 * @param sql the statement
 * @param each one row's placeholders
 * @param between what separates rows
 * @param rows each row's values
 */
record Many(String sql, String each, String between, List<Object[]> rows) {

    private static final int ROWS_AT_ONCE = 200;

    /** Rows to write: {@code VALUES {rows}}. */
    static Many rows(String sql, String tuple, List<Object[]> rows) {
        return new Many(sql, tuple, ", ", rows);
    }

    /** Keys to look for: {@code WHERE ({rows})}, where every server's optimizer finds the index. */
    static Many anyOf(String sql, String condition, List<Object[]> keys) {
        return new Many(sql, condition, " OR ", keys);
    }

    /** A part that is one statement. */
    record Part(String sql, List<Object> values) {}

    /** @param after values of placeholders behind the rows */
    List<Part> parts(Object... after) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            parts.add(part(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)), after));
        }
        return parts;
    }

    private Part part(List<Object[]> some, Object[] after) {
        List<Object> values = new ArrayList<>();
        some.forEach(row -> values.addAll(Arrays.asList(row)));
        values.addAll(Arrays.asList(after));
        return new Part(sql.replace("{rows}", String.join(between, Collections.nCopies(some.size(), each))), values);
    }
}
