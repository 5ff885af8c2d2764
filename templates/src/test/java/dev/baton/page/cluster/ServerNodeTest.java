package dev.baton.page.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.page.Tone;
import dev.baton.page.sample.SampleClusters;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerNodeTest {

    @Test
    void eachServerOfEachSampleIsInExactlyOnePlace() {
        for (TopologySnapshot snapshot : SampleClusters.all()) {
            List<InstanceId> placed = ServerNode.trees(snapshot, List.of()).stream()
                    .flatMap(ServerNodeTest::servers)
                    .toList();

            assertThat(placed)
                    .as(snapshot.cluster().toString())
                    .containsExactlyInAnyOrderElementsOf(
                            snapshot.servers().stream().map(ServerView::id).toList());
        }
    }

    @Test
    void primaryIsAtTheTopOfTheFirstTree() {
        List<ServerNode> trees = ServerNode.trees(SampleClusters.shop(), List.of());

        assertThat(trees).hasSize(1);
        assertThat(trees.getFirst().card().role()).isEqualTo(Role.PRIMARY);
        assertThat(trees.getFirst().replicas())
                .extracting(node -> node.card().role())
                .containsExactly(Role.REPLICA, Role.INTERMEDIATE_SOURCE);
    }

    @Test
    void coPrimariesHangOnEachOtherOnlyOnce() {
        List<ServerNode> trees = ServerNode.trees(SampleClusters.inventory(), List.of());

        assertThat(trees).hasSize(1);
        assertThat(trees.getFirst().replicas())
                .extracting(node -> node.card().role())
                .containsExactly(Role.CO_PRIMARY, Role.REPLICA);
    }

    @Test
    void lineToAReplicaThatCannotConnectSaysSoInWords() {
        ServerNode replica = ServerNode.trees(SampleClusters.ledger(), List.of())
                .getFirst()
                .replicas()
                .getFirst();

        assertThat(replica.wire().state()).isEqualTo(Wire.State.CONNECTING);
        assertThat(replica.wire().words()).contains("error 2003");
        assertThat(replica.card().badges()).contains(new Badge(Badge.Kind.REPLICATION, "connecting", Tone.WARNING));
    }

    @Test
    void mapHasADotForEachServerInsideItsFrame() {
        for (TopologySnapshot snapshot : SampleClusters.all()) {
            MiniMap map = MiniMap.of(ServerNode.trees(snapshot, List.of()));

            assertThat(map.dots()).hasSameSizeAs(snapshot.servers());
            assertThat(map.dots()).allMatch(dot -> dot.x() < map.width() && dot.y() >= 0 && dot.y() <= map.height());
        }
    }

    private static Stream<InstanceId> servers(ServerNode node) {
        return Stream.concat(
                Stream.of(node.card().id()), node.replicas().stream().flatMap(ServerNodeTest::servers));
    }
}
