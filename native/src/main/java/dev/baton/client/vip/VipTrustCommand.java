package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton vip trust}. */
@Command(
        name = "trust",
        description = "Shows the SSH key of a host; --fingerprint confirms it.",
        mixinStandardHelpOptions = true)
final class VipTrustCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "HOST", description = "the host")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "its SSH port (baton.ssh.port)")
    private String port = "";

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:...",
            description = "confirm the key that has this fingerprint; compare it with 'ssh-keygen -lf' on the host")
    private String fingerprint = "";

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .post(
                        "/vips/host-keys?wait=30",
                        Map.of("host", host, "port", port, "fingerprint", fingerprint, "by", asking.by()));
        return asking.tell(answer, VipWords::answer);
    }
}
