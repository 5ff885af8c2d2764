package dev.baton.lab.demo;

import dev.baton.lab.demo.Options.Death;
import dev.baton.lab.process.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A Baton that is killed in the middle of a failover, at a moment by chance: the one that works on it, or any. */
final class LostNode {

    /** As long as a failover takes. */
    private static final Duration SOON_AFTER_A_CRASH = Duration.ofMillis(900);

    private static final Duration SOON_AFTER_A_SILENCE = Duration.ofSeconds(5);

    private final Duration after;
    private final CompletableFuture<String> name = new CompletableFuture<>();

    private LostNode(Duration after) {
        this.after = after;
    }

    /** Now is when the primary dies. */
    static LostNode soon(Death death, Random chance, Batons batons, String member) {
        Duration within = death == Death.KILL ? SOON_AFTER_A_CRASH : SOON_AFTER_A_SILENCE;
        LostNode lost = new LostNode(Duration.ofMillis(chance.nextLong(within.toMillis())));
        boolean worker = chance.nextBoolean();
        BatonNode any = batons.nodes().get(chance.nextInt(batons.nodes().size()));
        Thread.ofVirtual()
                .start(() -> lost.kill(() -> worker ? worker(batons, member).orElse(any) : any));
        return lost;
    }

    /** The one that works on the latest recovery of the cluster with that member. */
    private static Optional<BatonNode> worker(Batons batons, String member) {
        String name = Failover.latest(batons.rest(), member).path("node").asText();
        return batons.nodes().stream().filter(node -> node.name().equals(name)).findFirst();
    }

    Duration after() {
        return after;
    }

    /** By what name the fleet knew it, once it is dead. */
    String name() {
        return name.join();
    }

    private void kill(Supplier<BatonNode> which) {
        try {
            Deadline.after(after).pause(after);
            BatonNode node = which.get();
            node.kill();
            name.complete(node.name());
        } catch (RuntimeException broken) {
            name.completeExceptionally(broken);
        }
    }
}
