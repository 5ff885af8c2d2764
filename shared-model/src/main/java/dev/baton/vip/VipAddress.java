package dev.baton.vip;

/**
 * A virtual address with the length of its network's prefix, as the kernel writes it: two spellings are equal. Nothing
 * but digits, letters, dots and colons is in it, so that it can stand in any command.
 *
 * @param ip IPv4, or IPv6 in its short form; neither unspecified, loopback nor multicast
 * @param prefix 1 to 32, or 1 to 128
 */
public record VipAddress(String ip, int prefix) implements Comparable<VipAddress> {

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    /** @throws IllegalArgumentException if no host can have it as its address; the message says why */
    public VipAddress {
        ip = IpText.canonical(ip);
        int most = ip.indexOf(':') >= 0 ? V6_BITS : V4_BITS;
        if (prefix < 1 || prefix > most) {
            throw new IllegalArgumentException("the prefix of " + ip + " is 1 to " + most + ", not " + prefix);
        }
        if (isSpecial(ip)) {
            throw new IllegalArgumentException(ip + " cannot be the address of a host");
        }
    }

    /**
     * Reads {@code 10.0.0.9/24} or {@code fd00::9/64}.
     *
     * @throws IllegalArgumentException if it is no address with a prefix
     */
    public static VipAddress parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("not an address with the length of its prefix, as in 10.0.0.9/24");
        }
        return new VipAddress(parts[0], Integer.parseInt(parts[1]));
    }

    /** Reads an address as {@link #ip} has it. @throws IllegalArgumentException if it is none */
    public static String ip(String text) {
        return IpText.canonical(text.split("/", 2)[0]);
    }

    public boolean isIpv6() {
        return ip.indexOf(':') >= 0;
    }

    /** Whether a host with that address and prefix would take this one for a neighbour. */
    public boolean isInNetworkOf(String otherIp, int otherPrefix) {
        String other = IpText.canonical(otherIp);
        boolean sameFamily = other.indexOf(':') >= 0 == isIpv6();
        int shift = (isIpv6() ? V6_BITS : V4_BITS) - otherPrefix;
        return sameFamily
                && shift >= 0
                && IpText.number(ip)
                        .shiftRight(shift)
                        .equals(IpText.number(other).shiftRight(shift));
    }

    @Override
    public int compareTo(VipAddress other) {
        return toString().compareTo(other.toString());
    }

    /** {@code 10.0.0.9/24}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return ip + "/" + prefix;
    }

    private static boolean isSpecial(String ip) {
        if (ip.indexOf(':') >= 0) {
            return ip.equals("::") || ip.equals("::1") || ip.startsWith("ff");
        }
        int first = Integer.parseInt(ip.substring(0, ip.indexOf('.')));
        return first == 0 || first == 127 || first >= 224;
    }
}
