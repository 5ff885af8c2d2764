package dev.baton.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A document, as far as its facts can be checked.
 *
 * @param path from the root of the repository
 * @param text without its code blocks, which are examples
 */
record Markdown(String path, String text) {

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern TICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern CELL = Pattern.compile("(?m)^\\| *`([^`]+)` *\\|");

    static Markdown of(String path, String text) {
        return new Markdown(path, CODE_BLOCK.matcher(text).replaceAll(""));
    }

    /** What is written as code, in their order. */
    List<String> codeWords() {
        return groups(TICKS);
    }

    /** Where links lead. */
    List<String> links() {
        return groups(LINK);
    }

    /** What headings are called by in links. */
    List<String> anchors() {
        return HEADING.matcher(text)
                .results()
                .map(heading -> anchor(heading.group(2)))
                .toList();
    }

    /** The text below each heading of the second level, by the heading. */
    Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(text)
                .results()
                .filter(heading -> heading.group(1).length() == 2)
                .toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            sections.put(
                    headings.get(i).group(2).strip(),
                    text.substring(headings.get(i).end(), end));
        }
        return sections;
    }

    /** The code in the first cell of each row of the tables below a heading. */
    List<String> keysBelow(String heading) {
        String section = sections().getOrDefault(heading, "");
        return CELL.matcher(section).results().map(cell -> cell.group(1)).toList();
    }

    private List<String> groups(Pattern pattern) {
        List<String> found = new ArrayList<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
