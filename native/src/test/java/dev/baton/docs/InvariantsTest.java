package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each invariant says where it is kept and what proves it, or says that nothing does yet. */
class InvariantsTest {

    private static final int INVARIANTS = 14;
    private static final Pattern KEPT = Pattern.compile("Kept in: `[A-Z]");
    private static final Pattern PROVEN = Pattern.compile("`\\w+(?:Test|IT)#\\w+`|Not\\sproven\\syet: \\w");

    private final Map<String, String> sections =
            Documents.read("docs/invariants.md").sections();

    @Test
    void allAreThereInTheirOrder() {
        // When
        List<String> numbers = sections.keySet().stream()
                .map(heading -> heading.split(" ", 2)[0])
                .toList();

        // Then
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, INVARIANTS)
                        .mapToObj(number -> "I" + number)
                        .toList());
    }

    @Test
    void eachIsKeptSomewhereAndProvenOrSaysThatItIsNot() {
        // When
        List<String> silent = sections.entrySet().stream()
                .filter(section -> !isTold(section.getValue()))
                .map(Map.Entry::getKey)
                .toList();

        // Then
        assertThat(silent).isEmpty();
    }

    private static boolean isTold(String section) {
        boolean kept = KEPT.matcher(section).find() || section.contains("Kept in: nothing yet");
        return kept && PROVEN.matcher(section).find();
    }
}
