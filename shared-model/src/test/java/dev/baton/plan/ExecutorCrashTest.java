package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Mishap.Death;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The executor dies before or after the effect of any step, its answer is not in the journal, something happens to the
 * cluster meanwhile, and another worker does the step again and goes on, or gives the phase up and asks anew: every case
 * of a few small clusters.
 */
class ExecutorCrashTest {

    private static final InstanceId P1 = InstanceId.parse("p1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1 primary 8.4.6 DOWN since 9s; r1 <- p1 io=connecting; r2 <- p1 io=connecting gtid=A:1-98",
                "p1 primary 8.4.6 DOWN since 9s; r1 <- p1 io=connecting; r2 <- p1 io=connecting; r3 <- p1 DOWN since 1m",
                "p1 primary 8.4.6 DOWN since 9s; r1 <- p1 io=connecting gtid=A:1-90 prefer;"
                        + " r2 <- p1 io=connecting gtid=A:1-95 received=A:1-100 must-not; r3 <- p1 io=connecting gtid=A:1-80",
                "p1 primary 8.4.6 DOWN since 9s why=timed-out; r1 <- p1; r2 <- p1 gtid=A:1-90 received=A:1-100;"
                        + " r3 <- p1 gtid=A:1-80 received=A:1-100",
                "p1 primary 11.4.5-MariaDB DOWN since 9s gtid=0-1-100; r1 <- p1 io=connecting gtid=0-1-90 prefer;"
                        + " r2 <- p1 io=connecting gtid=0-1-95 received=0-1-100"
            })
    void aFailoverThatIsGoneOnWithBreaksNoLaw(String cluster) {
        everyCase(new Request.ReplaceDeadPrimary(P1), world(cluster));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1 primary 8.4.6; r1 <- p1",
                "p1 primary 8.4.6; r1 <- p1; r2 <- p1; r3 <- p1 gtid=A:1-90 received=A:1-95",
                "p1 primary 11.4.5-MariaDB gtid=0-1-100; r1 <- p1 gtid=0-1-95 received=0-1-97; r2 <- p1 gtid=0-1-98"
            })
    void aTakeoverThatIsGoneOnWithBreaksNoLaw(String cluster) {
        InstanceId target = InstanceId.parse("r1");

        everyCase(new Request.Takeover(P1, new Request.Target.Named(target)), world(cluster));
    }

    private static void everyCase(Request request, TopologySnapshot start) {
        SimulatedRun undisturbed = SimulatedRun.of(request, start, Mishap.NONE);
        assertThat(undisturbed.primary()).isNotEqualTo(P1);
        for (UnaryOperator<TopologySnapshot> meanwhile : events(start)) {
            // A plan that has to go another way has more steps than one that has not.
            for (int step = 0; step < undisturbed.steps() + 8; step++) {
                SimulatedRun.of(request, start, Mishaps.executorDies(step, Death.BEFORE_THE_EFFECT, meanwhile));
                SimulatedRun.of(request, start, Mishaps.executorDies(step, Death.AFTER_THE_EFFECT, meanwhile));
            }
        }
    }

    private static List<UnaryOperator<TopologySnapshot>> events(TopologySnapshot start) {
        List<UnaryOperator<TopologySnapshot>> events = new ArrayList<>();
        events.add(world -> world);
        for (ServerView server : start.servers()) {
            events.add(world -> Mishaps.dead(world, server.id()));
            events.add(world -> Mishaps.back(world, server.id()));
            events.add(world -> Mishaps.back(Mishaps.dead(world, server.id()), P1));
        }
        return events;
    }

    private static TopologySnapshot world(String cluster) {
        return Scenario.parse("crash", cluster.replace("; ", "\n")).snapshot();
    }
}
