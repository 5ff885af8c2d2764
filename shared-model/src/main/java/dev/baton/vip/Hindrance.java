package dev.baton.vip;

/**
 * Something that stands in the way of moving an address to or from a host.
 *
 * @param host which host
 * @param obstacle what
 * @param detail what was said there
 */
public record Hindrance(String host, Obstacle obstacle, String detail) {}
