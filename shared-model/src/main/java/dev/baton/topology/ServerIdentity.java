package dev.baton.topology;

/**
 * How a server names itself. The address we reach it by is its {@link InstanceId}; this is what it says.
 *
 * @param serverId {@code @@server_id}
 * @param uuid {@code @@server_uuid} of MySQL, in lower case; empty on MariaDB
 * @param hostname {@code @@hostname}
 * @param reportHost {@code @@report_host}; empty where it is not set
 * @param reportPort {@code @@report_port}, or the server's own port
 */
public record ServerIdentity(long serverId, String uuid, String hostname, String reportHost, int reportPort) {}
