package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Detachment;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.SemiSync.Role;
import dev.baton.topology.SemiSync.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the steps that detach and reattach replicas and switch semi-sync, on every server that we claim. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class DetachingStepsIT extends CommandContract {

    DetachingStepsIT(LazyLab lab) {
        super(lab);
    }

    @Test
    void aReplicaIsDetachedOnceAndReattached() {
        // Given
        Attach attach = link().settings().attach();

        // When
        StepResult detached = commands.perform(new Step.DetachReplica(id(replica())));
        StepResult detachedAgain = commands.perform(new Step.DetachReplica(id(replica())));
        boolean nowhere = link().isDetached();
        write(7);
        StepResult reattached = commands.perform(new Step.ReattachReplica(id(replica())));
        StepResult reattachedAgain = commands.perform(new Step.ReattachReplica(id(replica())));

        // Then
        assertThat(List.of(detached, reattached))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        assertThat(List.of(detachedAgain, reattachedAgain))
                .allSatisfy(result -> assertThat(result).isInstanceOf(AlreadySo.class));
        assertThat(nowhere).isTrue();
        assertThat(link().source().id()).isEqualTo(id(primary()));
        assertThat(link().settings().attach()).isEqualTo(attach);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("1"));
    }

    @Test
    void aDetachedReplicaNamesNoServerThatThereIs() {
        // When
        commands.perform(new Step.DetachReplica(id(replica())));

        // Then
        assertThat(link().source().id()).isEqualTo(Detachment.from(id(primary())));
        assertThat(link().source().uuid()).isEmpty();
        assertThat(link().source().serverId()).isZero();
        execute(replica(), "START SLAVE");
        write(7);
        assertThat(rows(replica())).isEqualTo("0");
    }

    /** By file position the place in the source's log has to be kept by hand. */
    @Test
    void aReplicaByFilePositionGoesOnWhereItWas() {
        // Given
        commands.perform(new Step.ReplicateFrom(id(replica()), id(lab.replica(2)), Attach.FILE_POSITION));
        write(1);
        await().atMost(AT_MOST).until(() -> rows(replica()).equals("1"));

        // When
        StepResult detached = commands.perform(new Step.DetachReplica(id(replica())));
        write(2);
        StepResult reattached = commands.perform(new Step.ReattachReplica(id(replica())));

        // Then
        assertThat(List.of(detached, reattached))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        assertThat(link().settings().attach()).isEqualTo(Attach.FILE_POSITION);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("2"));
    }

    /** Invariant I6. */
    @Test
    void aReplicaIsNotDetachedWithUnappliedTransactions() {
        // Given
        leaveUnapplied();

        // When
        StepResult result = commands.perform(new Step.DetachReplica(id(replica())));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(link().isDetached()).isFalse();
        assertNothingIsLost();
    }

    @Test
    void semiSyncIsSwitchedOnBothSides() {
        assumeTrue(flavour.isMariaDb(), "built in");

        // When
        StepResult source = commands.perform(new Step.EnableSemiSync(id(primary()), Side.SOURCE));
        StepResult first = commands.perform(new Step.EnableSemiSync(id(replica()), Side.REPLICA));
        StepResult second = commands.perform(new Step.EnableSemiSync(id(replica()), Side.REPLICA));
        await().atMost(AT_MOST)
                .until(() -> look(replica()).semiSync().replica() == Role.ACTIVE
                        && look(primary()).semiSync().clients() == 1);
        StepResult off = commands.perform(new Step.DisableSemiSync(id(replica()), Side.REPLICA));
        StepResult sourceOff = commands.perform(new Step.DisableSemiSync(id(primary()), Side.SOURCE));

        // Then
        assertThat(List.of(source, first, off, sourceOff))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        assertThat(second).isInstanceOf(AlreadySo.class);
        assertThat(look(replica()).semiSync().replica()).isEqualTo(Role.OFF);
        assertThat(look(primary()).semiSync().source()).isEqualTo(Role.OFF);
        write(7);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("1"));
    }

    @Test
    void semiSyncIsSwitchedWhereThePlugInsAreInstalled() {
        assumeTrue(flavour.isMysqlSince(8, 4), "comes with the plug-ins");

        // Given
        StepResult without = commands.perform(new Step.EnableSemiSync(id(replica()), Side.REPLICA));
        makeWritable(replica());
        try {
            execute(primary(), "INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'");
            execute(replica(), "INSTALL PLUGIN rpl_semi_sync_replica SONAME 'semisync_replica.so'");

            // When
            commands.perform(new Step.EnableSemiSync(id(primary()), Side.SOURCE));
            commands.perform(new Step.EnableSemiSync(id(replica()), Side.REPLICA));

            // Then
            await().atMost(AT_MOST).until(() -> look(primary()).semiSync().clients() == 1);
            assertThat(look(primary()).semiSync().source()).isEqualTo(Role.ACTIVE);
            assertThat(without).isInstanceOf(Failed.class);
            assertThat(without.detail()).contains("INSTALL PLUGIN");
        } finally {
            commands.perform(new Step.DisableSemiSync(id(replica()), Side.REPLICA));
            commands.perform(new Step.DisableSemiSync(id(primary()), Side.SOURCE));
            makeWritable(replica());
            execute(replica(), "UNINSTALL PLUGIN rpl_semi_sync_replica");
            execute(primary(), "UNINSTALL PLUGIN rpl_semi_sync_source");
        }
    }
}
