package dev.baton.vip;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where on a host an address goes.
 *
 * @param interfaceName the network interface
 * @param exceptions another interface, by host
 * @param login how to get onto the hosts
 */
public record VipPlace(String interfaceName, Map<String, String> exceptions, SshLogin login) {

    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    /** @throws IllegalArgumentException if an interface cannot be called so */
    public VipPlace {
        exceptions = Collections.unmodifiableMap(new TreeMap<>(exceptions));
        check(interfaceName);
        exceptions.values().forEach(VipPlace::check);
    }

    /** The interface on that host. */
    public String interfaceOn(String host) {
        return exceptions.getOrDefault(host, interfaceName);
    }

    private static void check(String name) {
        if (!INTERFACE.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a network interface: 1 to 15 of A-Z a-z 0-9 . _ -");
        }
    }
}
