package dev.baton.hook;

import java.util.Set;

/**
 * What the commands of operators, hooks and the fencing command, get of Baton's own environment: what programs need to
 * find their way, and no password (I11). Pure.
 */
public final class HandedOn {

    private static final Set<String> NAMES =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "HOSTNAME", "TMPDIR", "TZ", "LANG", "LANGUAGE");
    private static final String LOCALE = "LC_";

    private HandedOn() {}

    /** Whether the variable of that name is handed on. */
    public static boolean includes(String name) {
        return NAMES.contains(name) || name.startsWith(LOCALE);
    }
}
