package dev.baton.vip;

/**
 * An address on one host: all that is needed to raise, drop or look for it there.
 *
 * @param address the address
 * @param interfaceName the host's network interface
 * @param login how to get onto the host
 * @param lifetime how long the host keeps it by itself
 */
public record Mount(VipAddress address, String interfaceName, SshLogin login, Lifetime lifetime) {}
