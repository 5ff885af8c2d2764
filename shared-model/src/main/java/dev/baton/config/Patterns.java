package dev.baton.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the expressions of configuration. */
final class Patterns {

    private Patterns() {}

    // Optionals as parameters, as the configuration gives them.

    static List<Pattern> all(Optional<List<String>> texts) {
        return texts.orElse(List.of()).stream().map(Pattern::compile).toList();
    }

    /** Where nothing is said, one that finds nothing but the empty text. */
    static Pattern one(Optional<String> text) {
        return Pattern.compile(text.orElse(""));
    }
}
