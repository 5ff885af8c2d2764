package dev.baton.hook;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * In which kind of quotes a place of a shell line stands. A mistake about a strange line costs quotes, never safety: what
 * is put in is the name of a variable. For one thread.
 */
final class ShellQuoting {

    private enum Context {
        BARE,
        SINGLE,
        DOUBLE
    }

    private final Deque<Context> contexts = new ArrayDeque<>();
    private boolean inComment;
    private char previous = ' ';

    ShellQuoting() {
        contexts.push(Context.BARE);
    }

    /** Reads on, from one index to before another. */
    void read(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            char letter = line.charAt(i);
            if (letter == '\\' && contexts.peek() != Context.SINGLE && !inComment) {
                i++;
                previous = 'x';
                continue;
            }
            step(letter);
            previous = letter;
        }
    }

    /** How the variable is named at the place that was read to, so that its value stays one word. */
    String reference(String variable) {
        previous = 'x';
        return switch (contexts.getFirst()) {
            case BARE -> "\"${" + variable + "}\"";
            case DOUBLE -> "${" + variable + "}";
            case SINGLE -> "'\"${" + variable + "}\"'";
        };
    }

    private void step(char letter) {
        if (inComment) {
            inComment = letter != '\n';
            return;
        }
        switch (contexts.getFirst()) {
            case SINGLE -> closeAt(letter, '\'');
            case DOUBLE -> {
                closeAt(letter, '"');
                openSubstitution(letter);
            }
            case BARE -> bare(letter);
        }
    }

    private void bare(char letter) {
        if (letter == '#' && (Character.isWhitespace(previous) || previous == ';')) {
            inComment = true;
        } else if (letter == '\'') {
            contexts.push(Context.SINGLE);
        } else if (letter == '"') {
            contexts.push(Context.DOUBLE);
        } else if (letter == '(') {
            contexts.push(Context.BARE);
        } else if (letter == ')' && contexts.size() > 1) {
            contexts.pop();
        }
    }

    private void closeAt(char letter, char quote) {
        if (letter == quote) {
            contexts.pop();
        }
    }

    /** {@code "$(..."}: inside, quotes begin anew. */
    private void openSubstitution(char letter) {
        if (letter == '(' && previous == '$') {
            contexts.push(Context.BARE);
        }
    }
}
