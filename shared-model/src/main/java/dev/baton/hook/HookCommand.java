package dev.baton.hook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line for a shell, as people configured it, with placeholders in braces.
 *
 * <p>A placeholder is never replaced by its value: it becomes a reference to the variable that holds it, quoted as its
 * place in the line needs. So no value is ever read as shell text, whatever is in it, and the command as other users of
 * the host see it in the process list shows none.
 *
 * @param text as configured
 */
public record HookCommand(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /**
     * The line that a shell is given. A placeholder that nobody knows, or that has no value yet, stays as it is.
     *
     * @param values what this run is told
     */
    public String script(HookValues values) {
        StringBuilder script = new StringBuilder();
        ShellQuoting quoting = new ShellQuoting();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            quoting.read(text, from, matcher.start());
            script.append(text, from, matcher.start());
            Optional<HookValue> known = HookValue.of(matcher.group(1))
                    .filter(value -> values.get(value).isPresent())
                    .findFirst();
            script.append(known.map(HookValue::variable).map(quoting::reference).orElseGet(matcher::group));
            from = matcher.end();
        }
        return script.append(text, from, text.length()).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
