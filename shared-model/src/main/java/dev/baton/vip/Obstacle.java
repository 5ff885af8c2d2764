package dev.baton.vip;

/** What can stand in the way of moving an address to or from a host: what the preflight looks for. */
public enum Obstacle {
    UNREACHABLE("its host cannot be reached by SSH"),
    HOST_KEY("the key of its host is not the one that was confirmed, or none was"),
    LOGIN("its host does not let Baton in"),
    IP_COMMAND("there is no command ip on its host"),
    ARPING_COMMAND("there is no command arping on its host"),
    NDPTOOL_COMMAND("there is no command ndptool on its host"),
    PING_COMMAND("there is no command ping on its host"),
    SUDO("sudo does not allow what has to be done there"),
    INTERFACE("the network interface is not there, or is down"),
    NETWORK("no address of the interface is in the network of the address"),
    SYSCTL("its kernel does not do IPv6 on the interface"),
    FOREIGN_HOLDER("somebody who does not belong to the cluster answers for the address");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** As the rest of a sentence about the server. */
    public String words() {
        return words;
    }
}
