package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final List<String> WORKERS = List.of("mgr1-3000", "mgr2-3000", "mgr3-3000");

    @Test
    void allWorkersAgreeWhoeverTheyHearOfFirst() {
        ClusterId cluster = new ClusterId("shop:3306");

        assertThat(Turns.order(cluster, WORKERS.reversed())).isEqualTo(Turns.order(cluster, WORKERS));
        assertThat(Turns.order(cluster, WORKERS)).containsExactlyInAnyOrderElementsOf(WORKERS);
    }

    @Test
    void eachIsFirstForItsShareOfTheClusters() {
        Map<String, Long> firsts = IntStream.range(0, 3_000)
                .mapToObj(i -> new ClusterId("db" + i + ":3306"))
                .collect(Collectors.groupingBy(
                        cluster -> Turns.order(cluster, WORKERS).getFirst(), Collectors.counting()));

        assertThat(firsts).hasSize(3);
        assertThat(firsts.values()).allSatisfy(share -> assertThat(share).isBetween(850L, 1_150L));
    }

    @Test
    void theOthersKeepTheirOrderWhenOneIsGone() {
        ClusterId cluster = new ClusterId("shop:3306");
        List<String> all = Turns.order(cluster, WORKERS);

        assertThat(Turns.order(cluster, all.subList(1, 3))).isEqualTo(all.subList(1, 3));
    }
}
