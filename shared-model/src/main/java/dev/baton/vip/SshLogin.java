package dev.baton.vip;

import java.util.regex.Pattern;

/**
 * How to get onto a host, as far as it differs from what is configured.
 *
 * @param user empty for the configured one
 * @param port 0 for the configured one
 * @param key name of a key file in the configured folder; empty for the configured key
 */
public record SshLogin(String user, int port, String key) {

    private static final Pattern USER = Pattern.compile("|[a-z_][a-z0-9_.-]{0,31}");
    private static final Pattern KEY = Pattern.compile("|[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    /** As configured. */
    public static final SshLogin USUAL = new SshLogin("", 0, "");

    /** @throws IllegalArgumentException if one of them cannot be; the message says which */
    public SshLogin {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("not the name of a user");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port out of range 1 to 65535: " + port);
        }
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not the name of a key file: letters, digits, dots and hyphens only");
        }
    }
}
