package dev.baton.lab.demo;

import dev.baton.lab.MysqlServer;
import java.util.concurrent.CountDownLatch;

/**
 * Starts servers, a client and three Batons, and shows, drills or measures a failover. Whatever ends it, a signal too,
 * takes all of them away.
 */
public final class Demo {
    private static final int NODES = 3;
    private static final int OK = 0;
    private static final int SOMETHING_DID_NOT_HOLD = 1;
    private static final int USAGE = 2;

    private Demo() {}

    /** Ends with 0 if all held, 1 if not, 2 if the arguments are not understood. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            return perform(options) ? OK : SOMETHING_DID_NOT_HOLD;
        } catch (IllegalArgumentException notUnderstood) {
            Say.line(String.valueOf(notUnderstood.getMessage()));
            return USAGE;
        }
    }

    private static boolean perform(Options options) {
        if (options.act() == Options.Act.TRAIN) {
            new Training(options).run();
            return true;
        }
        if (options.where() == Options.Where.HOSTS) {
            return new OnHosts(options).perform();
        }
        try (StoreServer store = new StoreServer();
                Batons batons = Batons.start(NODES, options.home(), store)) {
            return switch (options.act()) {
                case BENCH -> new Bench(batons, options).run();
                case DRILL -> onStage(options, batons, stage -> new Drill(stage, batons, options).run());
                case TAKEOVERS, ADDRESSES ->
                    throw new IllegalArgumentException("that needs hosts of their own: --hosts");
                case SHOW, TRAIN -> onStage(options, batons, stage -> show(options));
            };
        }
    }

    /** What is done with a stage. */
    private interface Act {
        boolean perform(Stage stage);
    }

    private static boolean onStage(Options options, Batons batons, Act act) {
        try (Stage stage = Stage.set(options.flavour(), options.root(), batons)) {
            introduce(stage, batons, options);
            return act.perform(stage);
        }
    }

    private static void introduce(Stage stage, Batons batons, Options options) {
        String baton = options.home().resolve("baton").toString();
        MysqlServer primary = stage.lab().primary();
        String url = batons.nodes().getFirst().url();
        Say.line("\nBaton watches a %s cluster from three nodes:".formatted(options.flavour()));
        batons.nodes().forEach(node -> Say.line("  %s   (pid %d)".formatted(node.url(), node.pid())));
        Say.line("\nThe page of the cluster:  %s/clusters/%s\n"
                .formatted(url, stage.cluster().path("name").asText()));
        Say.line(topology(stage, batons));
        Say.line("A client writes a row each 10 ms to whoever is the primary.\n");
        if (options.act() == Options.Act.SHOW) {
            Say.line("Try, in another terminal:");
            Say.line("  kill -9 %d                                         the primary dies".formatted(primary.pid()));
            Say.line("  kill -STOP %d                                      or hangs".formatted(primary.pid()));
            Say.line("  kill -9 %d                                         a Baton dies"
                    .formatted(batons.nodes().getLast().pid()));
            Say.line("  %s topology -i %s --server %s"
                    .formatted(baton, stage.lab().replica(1).hostPort(), url));
            Say.line("  %s preview -i %s --server %s"
                    .formatted(baton, stage.lab().replica(1).hostPort(), url));
            Say.line("  %s graceful-master-takeover -i %s --server %s".formatted(baton, primary.hostPort(), url));
            Say.line("  %s ack-all-recoveries --reason seen --server %s".formatted(baton, url));
            Say.line("\nCtrl-C ends all of it.");
        }
    }

    private static String topology(Stage stage, Batons batons) {
        return batons.rest()
                .get("/clusters/" + stage.lab().replica(1).hostPort() + "/topology")
                .path("text")
                .asText();
    }

    private static boolean show(Options options) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return options.act() == Options.Act.SHOW;
    }
}
