package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code baton vip verify}. */
@Command(
        name = "verify",
        description = "Looks on all hosts where a virtual address is, and whether it could be moved.",
        mixinStandardHelpOptions = true)
final class VipVerifyCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "ADDRESS", description = "the address")
    private String address;

    @Override
    public Integer call() {
        JsonNode answer =
                asking.client().post("/vips/" + Paths.segment(address) + "/check?wait=30", Map.of("by", asking.by()));
        List<String> lines = VipWords.answer(answer);
        asking.tell(answer, done -> lines);
        return lines.stream().allMatch(line -> line.endsWith(", ready")) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
