package dev.baton.lab.demo;

import dev.baton.lab.hosts.HostLab;
import java.util.concurrent.CountDownLatch;

/** The demo, the drill and the benchmarks on hosts of their own, with a virtual IP. */
final class OnHosts {
    private final Options options;

    OnHosts(Options options) {
        this.options = options;
    }

    /** Whether all held. */
    boolean perform() {
        HostLab.obstacle().ifPresent(why -> {
            throw new IllegalArgumentException("--hosts cannot work here: " + why);
        });
        return switch (options.act()) {
            case BENCH -> new HostBench(options).failovers();
            case TAKEOVERS -> new HostBench(options).takeovers();
            case ADDRESSES -> new HostBench(options).addresses();
            case TRAIN -> throw new IllegalArgumentException("not on hosts");
            case DRILL, SHOW -> onStage();
        };
    }

    private boolean onStage() {
        try (HostStage stage = HostStage.set(options)) {
            introduce(stage);
            return options.act() == Options.Act.DRILL ? new HostDrill(stage, options).run() : show(stage);
        }
    }

    private static void introduce(HostStage stage) {
        Say.line("\nBaton watches a cluster from three hosts; each host has its own network, processes and sshd:");
        stage.lab().hosts().forEach(host -> Say.line("  %-6s %s".formatted(host.name(), host.address())));
        Say.line("  %-6s %s   on %s".formatted("VIP", stage.vip(), String.join(", ", stage.holders())));
        stage.fleet().nodes().forEach(node -> Say.line("  %s   %s".formatted(node.host(), node.url())));
        Say.line("\nOn app1, a client writes a row each 10 ms through the VIP.");
    }

    private static boolean show(HostStage stage) {
        Say.line("\nTry, in another terminal:");
        Say.line("  kill -9 %d       the primary on db1 dies"
                .formatted(stage.lab().server("db1").pid()));
        Say.line("\nCtrl-C ends all of it.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
