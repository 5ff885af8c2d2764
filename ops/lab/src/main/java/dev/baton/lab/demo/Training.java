package dev.baton.lab.demo;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets a Baton and its client do once what they are for, while their virtual machines write down what they loaded and
 * what ran often. From that the build makes the caches by which a Baton starts at once, and by which its first failover
 * is not its slowest.
 */
final class Training {
    private static final Duration COMMAND_AT_MOST = Duration.ofMinutes(2);

    private final Options options;
    private final Path aot;

    Training(Options options) {
        this.options = options;
        this.aot = options.home().resolve("aot");
    }

    /** Returns when the Baton has ended, and with it its cache is written. */
    void run() {
        try (StoreServer store = new StoreServer();
                Batons batons = Batons.startTrainee(options.home(), store, aot.resolve("server.aot"))) {
            rehearse(batons);
        }
    }

    /** A failover that goes wrong, on a machine that is too busy, is no reason to have no caches. */
    private void rehearse(Batons batons) {
        try (Stage stage = Stage.set(Flavour.DEFAULT, options.root(), batons)) {
            client(stage, batons, Map.of());
            client(
                    stage,
                    batons,
                    Map.of("BATON_TRAIN", aot.resolve("client.aot").toString()));
            Failover.happen(stage, Options.Death.KILL, batons.rest(), Clock.systemUTC());
            batons.rest().page("/");
        } catch (LabException incomplete) {
            Say.line("the training is incomplete: " + incomplete.getMessage());
        }
    }

    private void client(Stage stage, Batons batons, Map<String, String> environment) {
        String member = stage.lab().replica(1).hostPort();
        String url = batons.nodes().getFirst().url();
        ChildCommand.of(List.of(options.home().resolve("baton").toString(), "topology", "-i", member, "--server", url))
                .with(environment)
                .run(COMMAND_AT_MOST);
    }
}
