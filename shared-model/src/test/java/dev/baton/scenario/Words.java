package dev.baton.scenario;

import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one line, taken away as they are understood: what is left in the end is a mistake in the text. Options are
 * {@code key=value}; a value with blanks is put in double quotes.
 */
final class Words {

    private static final Pattern WORD = Pattern.compile("[^\\s\"]*\"[^\"]*\"|\\S+");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private final String line;
    private final List<String> left;

    private Words(String line, List<String> left) {
        this.line = line;
        this.left = left;
    }

    static Words of(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().replace("\"", ""));
        }
        return new Words(line, words);
    }

    boolean startsWith(String word) {
        return !left.isEmpty() && left.getFirst().equals(word);
    }

    /** The first word that is left. */
    String next() {
        if (left.isEmpty()) {
            throw mistake("something is missing");
        }
        return left.removeFirst();
    }

    InstanceId nextAddress() {
        return InstanceId.parse(next());
    }

    /** Whether the word is there. */
    boolean flag(String word) {
        return left.remove(word);
    }

    Optional<String> matching(Predicate<String> wanted) {
        Optional<String> found = left.stream().filter(wanted).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    /** The word after the given one. */
    Optional<String> after(String word) {
        int at = left.indexOf(word);
        if (at < 0) {
            return Optional.empty();
        }
        left.remove(at);
        if (at == left.size()) {
            throw mistake("something is missing after " + word);
        }
        return Optional.of(left.remove(at));
    }

    Optional<String> option(String key) {
        return matching(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1));
    }

    String option(String key, String otherwise) {
        return option(key).orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return option(key).map(Integer::parseInt).orElse(otherwise);
    }

    Duration duration(String key, Duration otherwise) {
        return option(key).map(this::duration).orElse(otherwise);
    }

    Duration durationAfter(String word, Duration otherwise) {
        return after(word).map(this::duration).orElse(otherwise);
    }

    /** A constant by its name in lower case with hyphens. */
    <E extends Enum<E>> E constant(String key, E otherwise) {
        return option(key)
                .map(text -> constant(otherwise.getDeclaringClass(), text))
                .orElse(otherwise);
    }

    void expectNothingMore() {
        if (!left.isEmpty()) {
            throw mistake("not understood: " + String.join(" ", left));
        }
    }

    IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(what + ", in the line: " + line.strip());
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> mistake("no such " + type.getSimpleName() + ": " + text));
    }

    private Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw mistake("not a duration: " + text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
