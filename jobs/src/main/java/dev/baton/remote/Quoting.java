package dev.baton.remote;

import java.util.List;
import java.util.regex.Pattern;

/**
 * SSH carries one text, which the user's shell on the other side takes apart: here a list of arguments becomes that text,
 * for any shell that knows single quotes as POSIX does. The only place where this is done.
 */
final class Quoting {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+-]+");

    private Quoting() {}

    /** @throws IllegalArgumentException if there is no argument, or one holds a NUL, which no shell can be given */
    static String line(List<String> arguments) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("not a command");
        }
        return String.join(" ", arguments.stream().map(Quoting::quoted).toList());
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
