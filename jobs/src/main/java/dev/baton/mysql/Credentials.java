package dev.baton.mysql;

/**
 * An account on a server. It exists so that a password is never printed by accident.
 *
 * @param user name of the account
 * @param password its password, secret
 */
public record Credentials(String user, String password) {

    /** The user only. */
    @Override
    public String toString() {
        return user + ":***";
    }
}
