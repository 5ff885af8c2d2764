package dev.baton.store;

/**
 * The public key by which a host's SSH server is known.
 *
 * @param host as it is connected to
 * @param port of its SSH server
 * @param type as in {@code ssh-ed25519}
 * @param text the key in Base64, as in a file of known hosts
 */
public record HostKey(String host, int port, String type, String text) {}
