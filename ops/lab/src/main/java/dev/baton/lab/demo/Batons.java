package dev.baton.lab.demo;

import dev.baton.lab.LabException;
import dev.baton.lab.fleet.BatonRest;
import dev.baton.lab.fleet.Settings;
import dev.baton.lab.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Several Batons on one store, as they would be on several hosts. */
final class Batons implements AutoCloseable {
    private static final int USUAL_PORT = 3000;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LEARNS_WITHIN = Duration.ofMinutes(3);

    private final List<BatonNode> nodes;
    private final BatonRest rest;

    private Batons(List<BatonNode> nodes) {
        this.nodes = new CopyOnWriteArrayList<>(nodes);
        this.rest = new BatonRest(this.nodes);
    }

    /** Starts them at once and returns when all are ready. */
    static Batons start(int count, Path home, StoreServer store) {
        return start(count, home, new BatonNode.Plan(settings(store), Map.of(), ENDS_WITHIN));
    }

    /** Starts one that learns, and writes down at its end what it has learned. */
    static Batons startTrainee(Path home, StoreServer store, Path cache) {
        Map<String, String> environment = Map.of("BATON_TRAIN", cache.toString());
        return start(1, home, new BatonNode.Plan(settings(store), environment, LEARNS_WITHIN));
    }

    private static Batons start(int count, Path home, BatonNode.Plan plan) {
        Batons batons = new Batons(IntStream.range(0, count)
                .mapToObj(number -> launch(number, home, plan))
                .toList());
        try {
            batons.nodes.forEach(node -> node.awaitReady(batons.rest));
            return batons;
        } catch (RuntimeException e) {
            batons.close();
            throw e;
        }
    }

    List<BatonNode> nodes() {
        return nodes;
    }

    /** Starts those again that have ended. */
    void revive() {
        nodes.replaceAll(node -> node.isAlive() ? node : node.again());
        nodes.forEach(node -> node.awaitReady(rest));
    }

    BatonRest rest() {
        return rest;
    }

    @Override
    public void close() {
        nodes.parallelStream().forEach(BatonNode::close);
    }

    private static BatonNode launch(int number, Path home, BatonNode.Plan plan) {
        Path folder = folder(USUAL_PORT + number);
        int port = Integer.parseInt(String.valueOf(folder.getFileName()));
        return BatonNode.launch(home, folder, port, plan);
    }

    /** The usual port if it is free, else any. */
    private static Path folder(int port) {
        try {
            return RunFolder.ofThisJvm().newServerFolder(port);
        } catch (LabException taken) {
            return RunFolder.ofThisJvm().newServerFolder();
        }
    }

    private static Settings settings(StoreServer store) {
        return Settings.of(store.url(), StoreServer.USER, StoreServer.PASSWORD);
    }
}
