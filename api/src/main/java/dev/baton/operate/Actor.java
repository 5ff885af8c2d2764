package dev.baton.operate;

/**
 * Who asks, as the audit trail names them.
 *
 * @param name what they call themselves, else who they logged in as, else where they come from
 */
public record Actor(String name) {

    private static final int LENGTH = 255;

    public Actor {
        name = name.length() > LENGTH ? name.substring(0, LENGTH) : name;
    }
}
