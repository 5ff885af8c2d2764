package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that allow a lab's SSH user what a virtual IP needs: those of the file that operators install, made their own
 * as that file says, so that it is proved by every test that moves an address.
 */
final class Sudoers {
    private static final String SHIPPED = "/sudoers/baton";
    private static final String COMMENTED_OUT = "(?m)^#(baton|    /)";
    private static final String LEASE = "60 preferred_lft 60";

    /** Lengths of leases in seconds, as they may be used in a lab: the shortest that there is, and the example's. */
    private static final List<Integer> LEASES = List.of(15, 60);

    private Sudoers() {}

    /** For that many addresses of the network, IPv4 and IPv6, with leases and without. */
    static List<String> of(Subnet subnet, int addresses) {
        String everything = shipped().replaceAll(COMMENTED_OUT, "$1");
        return Stream.iterate(1, number -> number <= addresses, number -> number + 1)
                .map(number -> everything
                        .replace("10.0.0.9", subnet.vip(number))
                        .replace("fd00\\:\\:9", subnet.vip6(number).replace(":", "\\:")))
                .flatMap(block -> LEASES.stream()
                        .map(seconds -> block.replace(LEASE, "%1$d preferred_lft %1$d".formatted(seconds))))
                .flatMap(String::lines)
                .toList();
    }

    private static String shipped() {
        try (InputStream file = Sudoers.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new LabException("the lab was built without " + SHIPPED);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
