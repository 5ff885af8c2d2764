package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Which;
import dev.baton.client.recovery.RecoveryWish;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton vip add}. */
@Command(
        name = "add",
        description = "Takes in a virtual address; --raise puts it on the primary's host.",
        mixinStandardHelpOptions = true)
final class VipAddCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Parameters(paramLabel = "ADDRESS", description = "with its prefix, as 10.0.0.9/24 or fd00::9/64")
    private String address;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            required = true,
            description = "the network interface on the hosts")
    private String networkInterface;

    @Option(
            names = "--interface-on",
            paramLabel = "HOST=NAME",
            description = "another interface on one host; may be repeated")
    private Map<String, String> exceptions = Map.of();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "writer",
            description = "writer, reader, or 'part-of HOST' (writer)")
    private String role;

    @Option(names = "--user", paramLabel = "NAME", description = "the user on the hosts (baton.ssh.user)")
    private String user = "";

    @Option(names = "--port", paramLabel = "PORT", description = "the hosts' SSH port (baton.ssh.port)")
    private String port = "";

    @Option(names = "--key", paramLabel = "NAME", description = "a key file in baton.ssh.key-folder")
    private String key = "";

    @Option(
            names = "--unreachable",
            paramLabel = "POLICY",
            description = "proceed-if-unanswered, wait-lease, fence-hook or stop (proceed-if-unanswered)")
    private String whenUnreachable = "";

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            description = "how long a host keeps it by itself, as 60s (for ever)")
    private String lease = "";

    @Option(names = "--repair", paramLabel = "POLICY", description = "repair or report (repair)")
    private String repair = "";

    @Option(names = "--raise", description = "put it on the primary's host now")
    private boolean raise;

    @Override
    public Integer call() {
        JsonNode added = asking.client().post("/vips", body());
        asking.tell(added, VipWords::details);
        return raise
                ? new RecoveryWish()
                        .ask(
                                asking,
                                VipActs.place(added.path("address").asText().split("/", 2)[0], ""))
                : ExitCode.OK;
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "cluster", cluster.hint(),
                "address", address,
                "interface", networkInterface,
                "interfaces", exceptions,
                "role", role));
        body.putAll(Map.of(
                "user", user,
                "port", port,
                "key", key,
                "whenUnreachable", whenUnreachable,
                "lease", lease,
                "repair", repair,
                "by", asking.by()));
        return body;
    }
}
