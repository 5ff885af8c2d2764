package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Operation.Act;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Moves by file position as whole plans: two servers are stopped at one place, and nobody misses a row or gets one twice,
 * also while the primary writes.
 */
class FileMovesIT {

    private static final String[] TO_CLASSIC = {
        "SET GLOBAL gtid_mode = ON_PERMISSIVE", "SET GLOBAL gtid_mode = OFF_PERMISSIVE", "SET GLOBAL gtid_mode = OFF"
    };
    private static final String[] TO_GTID = {
        "SET GLOBAL gtid_mode = OFF_PERMISSIVE", "SET GLOBAL gtid_mode = ON_PERMISSIVE", "SET GLOBAL gtid_mode = ON"
    };

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aReplicaGoesBelowItsSiblingAndUpAgain(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        try (Scene scene = Scene.of(stage, lab)) {
            countByFile(scene, lab);

            downAndUp(scene, lab);

            scene.checkRows();
        }
    }

    /** Now the replica is ahead of the sibling that stands still, which has to apply up to the same place. */
    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void theSameWhileThePrimaryWrites(Flavour flavour) throws InterruptedException {
        ReplicationLab lab = labs.on(flavour);
        try (Scene scene = Scene.of(stage, lab)) {
            countByFile(scene, lab);
            CountDownLatch moved = new CountDownLatch(1);
            Thread writer = Thread.ofVirtual().start(() -> {
                while (moved.getCount() > 0) {
                    scene.write(lab.primary());
                }
            });

            try {
                downAndUp(scene, lab);
            } finally {
                moved.countDown();
                writer.join();
            }

            scene.checkRows();
        }
    }

    /** Where no server gives its transactions ids at all. */
    @Test
    void serversWithoutGtidsAreMovedToo() {
        ReplicationLab lab = labs.on(Flavour.MYSQL_9_7);
        try (Scene scene = Scene.of(stage, lab)) {
            countByFile(scene, lab);
            step(lab, TO_CLASSIC);
            assertThat(scene.seen(lab.primary()).held()).isEmpty();
            scene.checkRows();

            downAndUp(scene, lab);

            scene.checkRows();
        } finally {
            step(lab, TO_GTID);
        }
    }

    private static void downAndUp(Scene scene, ReplicationLab lab) {
        MysqlServer mover = lab.replica(2);
        scene.move(mover, moves -> moves.moveBelow(id(mover), id(lab.replica(1))));
        scene.assertSource(mover, lab.replica(1));
        scene.move(mover, moves -> moves.moveUp(id(mover)));
        scene.assertSource(mover, lab.primary());
        assertThat(scene.seen(mover).links())
                .extracting(ReplicationLink::settings)
                .extracting(ReplicationLink.Settings::attach)
                .containsExactly(Attach.FILE_POSITION);
    }

    private static void countByFile(Scene scene, ReplicationLab lab) {
        scene.write(lab.primary());
        lab.waitUntilReplicated();
        lab.replicas().forEach(replica -> scene.operate(replica, Act.DISABLE_GTID));
        scene.checkRows();
    }

    /** One step at a time on all servers, as the manual has it: "Changing GTID Mode Online". */
    private static void step(ReplicationLab lab, String... steps) {
        for (String step : steps) {
            lab.servers().forEach(server -> server.execute(step));
        }
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }
}
