package dev.baton.topology;

/**
 * A cluster as such, without its servers.
 *
 * @param id its lasting name
 * @param alias what people call it; the id's name where nobody gave one
 * @param generation its fencing token: grows with every lease that was taken to change it
 */
public record ClusterInfo(ClusterId id, String alias, long generation) {}
