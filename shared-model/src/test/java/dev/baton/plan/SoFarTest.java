package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.InstanceId;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.SshLogin;
import dev.baton.vip.VipAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoFarTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");
    private static final StepResult DONE = new StepResult.Done("done");
    private static final StepResult ALREADY = new StepResult.AlreadySo("so before");
    private static final StepResult FAILED = new StepResult.Failed("no answer");
    private static final StepResult SKIPPED = new StepResult.Skipped("an earlier step failed");
    private static final Phase PROMOTE = new Phase(
            Phase.Name.PROMOTE,
            List.of(),
            Choice.NONE,
            List.of(
                    PlannedStep.required(new Step.ForgetSource(R1), ""),
                    PlannedStep.required(new Step.MakeWritable(R1), "")));
    private static final Phase SETTLE = new Phase(
            Phase.Name.SETTLE,
            List.of(),
            Choice.NONE,
            List.of(
                    PlannedStep.required(new Step.StopReceiving(R1), ""),
                    PlannedStep.bestEffort(new Step.MakeReadOnly(P1), "")));

    @Test
    void aPhaseNeedsOneResultForEachStep() {
        assertThatThrownBy(() -> new DonePhase(PROMOTE, List.of(DONE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasSoAlreadyHasSucceeded() {
        assertThat(new DonePhase(PROMOTE, List.of(ALREADY, DONE)).succeeded()).isTrue();
    }

    @Test
    void aPhaseSucceedsWithoutItsBestEfforts() {
        assertThat(new DonePhase(SETTLE, List.of(DONE, FAILED)).succeeded()).isTrue();
    }

    @Test
    void aFailedPhaseTellsWhatFailedButNotWhatWasSkippedBecauseOfIt() {
        // Given
        DonePhase failed = new DonePhase(PROMOTE, List.of(FAILED, SKIPPED));

        // When
        List<String> told = failed.failures().map(Reason::toString).toList();

        // Then
        assertThat(failed.succeeded()).isFalse();
        assertThat(told).containsExactly("failed step: let r1:3306 forget its source: no answer");
    }

    @Test
    void nothingWasDoneAtFirst() {
        assertThat(SoFar.NOTHING.last()).isEmpty();
        assertThat(SoFar.NOTHING.promoted()).isEmpty();
        assertThat(SoFar.NOTHING.acted()).isFalse();
    }

    @Test
    void provingIsNoAct() {
        SoFar proven = SoFar.NOTHING.and(
                new DonePhase(new Phase(Phase.Name.PROVE, List.of(), Choice.NONE, List.of()), List.of()));

        assertThat(proven.acted()).isFalse();
        assertThat(proven.and(new DonePhase(SETTLE, List.of(DONE, DONE))).acted())
                .isTrue();
    }

    @Test
    void thatAHostCannotBeToldToDropAnAddressIsNoActAndThatItDroppedItIsOne() {
        // Given
        Mount mount = new Mount(VipAddress.parse("10.0.0.9/24"), "eth0", SshLogin.USUAL, new Lifetime.Lasting());
        Phase drop = new Phase(
                Phase.Name.ADDRESS,
                List.of(),
                Choice.NONE,
                List.of(PlannedStep.required(Step.DropAddress.from(P1, mount), "")));

        // When / Then
        assertThat(SoFar.NOTHING.and(new DonePhase(drop, List.of(FAILED))).acted())
                .isFalse();
        assertThat(SoFar.NOTHING.and(new DonePhase(drop, List.of(DONE))).acted())
                .isTrue();
    }

    @Test
    void theServerThatWasMadeWritableIsPromoted() {
        assertThat(after(DONE, DONE).promoted()).contains(R1);
        assertThat(after(DONE, ALREADY).promoted()).contains(R1);
    }

    @Test
    void aPromotionWhoseLastStepFailedHasPromotedNobodyForSureButWasTried() {
        // Given
        SoFar failed = after(DONE, FAILED);

        // Then
        assertThat(failed.promoted()).isEmpty();
        assertThat(failed.failedPromotions()).containsExactly(R1);
        assertThat(failed.triedToMakeWritable()).containsExactly(R1);
    }

    @Test
    void aPromotionThatFailedBeforeItsLastStepNeverTriedIt() {
        // Given
        SoFar failed = after(FAILED, SKIPPED);

        // Then
        assertThat(failed.failedPromotions()).containsExactly(R1);
        assertThat(failed.triedToMakeWritable()).isEmpty();
    }

    @Test
    void theLastPhaseOfANameIsTheLatest() {
        // Given
        DonePhase first = new DonePhase(PROMOTE, List.of(FAILED, SKIPPED));
        DonePhase second = new DonePhase(PROMOTE, List.of(DONE, DONE));
        SoFar both = SoFar.NOTHING.and(first).and(second).and(new DonePhase(SETTLE, List.of(DONE, DONE)));

        // Then
        assertThat(both.last(Phase.Name.PROMOTE)).contains(second);
        assertThat(both.last().map(done -> done.phase().name())).contains(Phase.Name.SETTLE);
    }

    private static SoFar after(StepResult forgetting, StepResult makingWritable) {
        return SoFar.NOTHING.and(new DonePhase(PROMOTE, List.of(forgetting, makingWritable)));
    }
}
