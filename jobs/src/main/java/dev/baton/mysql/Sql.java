package dev.baton.mysql;

import java.util.List;

/**
 * A statement for a server and the texts that belong in its question marks. It exists so that no input is ever
 * concatenated into a statement, and so that a statement can be logged: its text shows no value.
 *
 * @param text the statement, a question mark for each parameter
 * @param parameters one text for each question mark; may be secret
 */
public record Sql(String text, List<String> parameters) {

    public Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text, String... parameters) {
        return new Sql(text, List.of(parameters));
    }

    /** The statement without its parameters. */
    @Override
    public String toString() {
        return text;
    }
}
