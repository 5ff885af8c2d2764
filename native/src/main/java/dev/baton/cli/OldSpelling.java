package dev.baton.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code baton -c topology -i host} as scripts have it for years, which is {@code baton topology -i host}. */
final class OldSpelling {
    private static final List<String> NAMES = List.of("-c", "--command", "-command");

    private OldSpelling() {}

    static String[] translate(String... arguments) {
        for (int at = 0; at < arguments.length; at++) {
            String argument = arguments[at];
            int equals = argument.indexOf('=');
            if (equals > 0 && NAMES.contains(argument.substring(0, equals))) {
                return commandFirst(argument.substring(equals + 1), arguments, at, at + 1);
            }
            if (NAMES.contains(argument) && at + 1 < arguments.length) {
                return commandFirst(arguments[at + 1], arguments, at, at + 2);
            }
        }
        return arguments.clone();
    }

    private static String[] commandFirst(String command, String[] arguments, int from, int to) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(Arrays.asList(arguments).subList(0, from));
        all.addAll(Arrays.asList(arguments).subList(to, arguments.length));
        return all.toArray(String[]::new);
    }
}
