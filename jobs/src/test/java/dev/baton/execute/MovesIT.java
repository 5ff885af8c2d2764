package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Move;
import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each move for real, one after the other; after each of them everybody has every row. */
class MovesIT {

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void everyMoveBringsEverybodyWhereItSaysWithEveryRow(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer primary = lab.primary();
        MysqlServer first = lab.replica(1);
        MysqlServer second = lab.replica(2);
        try (Scene scene = Scene.of(stage, lab)) {
            scene.move(second, moves -> moves.relocate(id(second), id(first)));
            scene.assertSource(second, first);
            scene.move(second, moves -> moves.takeSource(id(second)));
            scene.assertSource(second, primary);
            scene.assertSource(first, second);
            scene.checkRows();
            scene.move(first, moves -> moves.moveUp(id(first)));
            scene.assertSource(first, primary);
            scene.move(first, moves -> moves.takeSiblings(id(first)));
            scene.assertSource(second, first);
            scene.checkRows();
            scene.move(first, moves -> moves.moveUpReplicas(id(first), ""));
            scene.assertSource(second, primary);
            scene.move(second, moves -> moves.moveBelow(id(second), id(first)));
            scene.assertSource(second, first);
            scene.checkRows();
            scene.move(first, moves -> moves.relocateReplicas(id(first), id(primary), ""));
            scene.assertSource(second, primary);
            scene.move(primary, moves -> moves.regroupReplicas(id(primary)));
            scene.move(first, moves -> moves.repoint(id(first)));
            scene.move(primary, moves -> moves.repointReplicas(id(primary), ""));
            scene.checkRows();

            assertThat(scene.done()).containsAll(everyKindBut(Move.MakeCoPrimary.class));
        }
    }

    private static List<Class<?>> everyKindBut(Class<?> one) {
        return Stream.<Class<?>>of(Move.class.getPermittedSubclasses())
                .filter(kind -> kind != one)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void coPrimariesHaveEachOthersRows(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer first = lab.replica(1);
        try (Scene scene = Scene.of(stage, lab)) {
            scene.move(lab.primary(), moves -> moves.makeCoPrimary(id(first)));

            scene.assertSource(lab.primary(), first);
            scene.assertSource(first, lab.primary());
            scene.checkRows();
        }
    }

    private static InstanceId id(MysqlServer server) {
        return RecoveryStage.id(server);
    }
}
