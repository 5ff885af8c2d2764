package dev.baton.client.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.recovery.Previews;
import dev.baton.client.recovery.RecoveryWish;
import java.util.Map;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How every command that changes something asks: for real and to its end, or only what would be done. */
public final class Acting {

    @Option(names = "--dry-run", description = "only tell what would be done, and why or why not")
    private boolean dryRun;

    @Mixin
    private RecoveryWish wish;

    boolean isDryRun() {
        return dryRun;
    }

    /** 1 if it would be refused. */
    int preview(Asking asking, String path) {
        JsonNode preview = asking.client().get(path);
        asking.tell(preview, Previews::lines);
        return "REFUSED".equals(preview.path("verdict").asText()) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    int act(Asking asking, String path, Map<String, String> what) {
        return wish.ask(asking, path, what);
    }
}
