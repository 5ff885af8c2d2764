package dev.baton.operate;

import dev.baton.vip.Lifetime;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipPolicy.Repair;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import dev.baton.vip.VipRole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What people say of a virtual address, as they say it; empty where they say nothing.
 *
 * @param address with its prefix
 * @param role writer, reader, or part-of and a host
 * @param interfaceName on hosts
 * @param exceptions another interface, by host
 * @param login user, port and key
 * @param policy how careful
 */
public record VipSaid(
        String address,
        String role,
        String interfaceName,
        Map<String, String> exceptions,
        LoginSaid login,
        PolicySaid policy) {

    private static final String PART_OF = "part-of ";

    public VipSaid {
        exceptions = Map.copyOf(exceptions);
    }

    /** How to get onto hosts, where that is not as configured. */
    public record LoginSaid(String user, String port, String key) {}

    /** How careful a move has to be, where that is not as usual. */
    public record PolicySaid(String whenUnreachable, String lease, String repair) {}

    /** @throws OperateException if something cannot be understood; it says what can */
    Vip vip() {
        try {
            return new Vip(VipAddress.parse(address), parsedRole(), place(), parsedPolicy());
        } catch (IllegalArgumentException wrong) {
            throw Said.bad(
                    String.valueOf(wrong.getMessage()),
                    "Say an address as 10.0.0.9/24 and an interface as eth0; docs/vip.md has all the rest.");
        }
    }

    private VipRole parsedRole() {
        String said = role.toLowerCase(Locale.ROOT);
        return switch (said) {
            case "", "writer" -> new VipRole.Writer();
            case "reader" -> new VipRole.Reader();
            default -> {
                if (!said.startsWith(PART_OF)) {
                    throw new IllegalArgumentException("not a role: writer, reader or 'part-of HOST'");
                }
                yield new VipRole.PartOf(
                        Said.server(said.substring(PART_OF.length())).host());
            }
        };
    }

    private VipPlace place() {
        int port = login.port().isEmpty() ? 0 : Integer.parseInt(login.port());
        return new VipPlace(interfaceName, exceptions, new SshLogin(login.user(), port, login.key()));
    }

    private VipPolicy parsedPolicy() {
        return new VipPolicy(
                constant(WhenUnreachable.class, policy.whenUnreachable(), VipPolicy.DEFAULT.whenUnreachable()),
                policy.lease().isEmpty() ? new Lifetime.Lasting() : new Lifetime.Leased(Said.duration(policy.lease())),
                constant(Repair.class, policy.repair(), VipPolicy.DEFAULT.repair()));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String said, E usual) {
        if (said.isEmpty()) {
            return usual;
        }
        String name = said.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "not one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
