package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton vip leases}. */
@Command(
        name = "leases",
        description = "Shows whether leases count; freezes them or lets them count again.",
        mixinStandardHelpOptions = true)
final class VipLeasesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(names = "--freeze", description = "let hosts keep their addresses until they are told to drop them")
    private boolean freeze;

    @Option(names = "--thaw", description = "let leases count again")
    private boolean thaw;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Override
    public Integer call() {
        JsonNode leases = freeze || thaw
                ? asking.client().put("/vips/leases", Map.of("enabled", thaw, "by", asking.by(), "reason", reason))
                : asking.client().get("/vips/leases");
        return asking.tell(
                leases,
                now -> List.of(
                        now.path("enabled").asBoolean()
                                ? "leases count"
                                : "leases are frozen: hosts keep their addresses"));
    }
}
