package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.RecoveryHistory.Acknowledgement;
import dev.baton.plan.RecoveryHistory.Effect;
import dev.baton.plan.RecoveryHistory.Kind;
import dev.baton.plan.RecoveryHistory.Past;
import dev.baton.plan.RecoveryHistory.Switch;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SafeguardsTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final RecoveryHistory NO_PAST = new RecoveryHistory(Switch.ENABLED, List.of());
    private static final String DEAD = """
            cluster p1:3306 alias=shop
            p1 primary 8.4.6 DOWN since 9s
            r1 <- p1 io=connecting
            """;

    @Test
    void nothingSpeaksAgainstTheFirstRecovery() {
        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, NO_PAST)).isEmpty();
    }

    @Test
    void theGlobalSwitchStopsEveryRecovery() {
        RecoveryHistory off = new RecoveryHistory(Switch.DISABLED, List.of());

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, off)).containsExactly("disabled");
    }

    @Test
    void aClusterIsCoveredByItsName() {
        assertThat(against(covering("^p1:"), DEAD, NO_PAST)).isEmpty();
    }

    @Test
    void aClusterIsCoveredByItsAlias() {
        assertThat(against(covering("^shop$"), DEAD, NO_PAST)).isEmpty();
    }

    @Test
    void aClusterOfAnotherNameAndAliasIsLeftAlone() {
        assertThat(against(covering("^billing$"), DEAD, NO_PAST)).containsExactly("filter");
    }

    @Test
    void whereNoPatternIsGivenNoClusterIsCovered() {
        assertThat(against(covering(), DEAD, NO_PAST)).containsExactly("filter");
    }

    @Test
    void aServerInDowntimeIsLeftAlone() {
        String maintained = DEAD.replace("since 9s", "since 9s downtime=upgrade");

        assertThat(against(RecoveryPolicy.DEFAULT, maintained, NO_PAST)).containsExactly("downtime");
    }

    @Test
    void halfOfTheVotesAreNoMajority() {
        String half = DEAD + "workers 4\nvote w1,w2 p1 unreachable\n";

        assertThat(against(RecoveryPolicy.DEFAULT, half, NO_PAST)).containsExactly("votes");
    }

    @Test
    void moreThanHalfOfTheVotesAreAMajority() {
        String most = DEAD + "workers 3\nvote w1,w2 p1 unreachable\nvote w3 p1 reachable\n";

        assertThat(against(RecoveryPolicy.DEFAULT, most, NO_PAST)).isEmpty();
    }

    @Test
    void aMomentBeforeTheCoolDownIsOverItStillHolds() {
        RecoveryHistory recent = acted(RecoveryPolicy.DEFAULT.coolDown().minusMillis(1), Acknowledgement.OPEN);

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, recent)).containsExactly("cool-down");
    }

    @Test
    void theCoolDownIsOverWhenItsTimeIs() {
        RecoveryHistory old = acted(RecoveryPolicy.DEFAULT.coolDown(), Acknowledgement.OPEN);

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, old)).isEmpty();
    }

    @Test
    void anAcknowledgementLiftsTheCoolDown() {
        RecoveryHistory seen = acted(Duration.ofSeconds(30), Acknowledgement.ACKNOWLEDGED);

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, seen)).isEmpty();
    }

    @Test
    void anAcknowledgementLiftsNotTheCoolDownOfAnotherRecovery() {
        Past seen = past(1, Duration.ofSeconds(30), Effect.ACTED, Acknowledgement.ACKNOWLEDGED);
        Past open = past(2, Duration.ofMinutes(20), Effect.ACTED, Acknowledgement.OPEN);

        List<Reason> reasons = reasons(RecoveryPolicy.DEFAULT, DEAD, List.of(seen, open));

        assertThat(reasons)
                .extracting(Reason::text)
                .containsExactly(
                        "recovery 2 acted on this cluster 20m ago; the next automatic one may act in 40m, or as"
                                + " soon as that one is acknowledged");
    }

    @Test
    void ofSeveralRecoveriesTheLastOneCounts() {
        Past older = past(1, Duration.ofMinutes(50), Effect.ACTED, Acknowledgement.OPEN);
        Past newer = past(2, Duration.ofMinutes(10), Effect.ACTED, Acknowledgement.OPEN);

        assertThat(reasons(RecoveryPolicy.DEFAULT, DEAD, List.of(newer, older)))
                .extracting(Reason::text)
                .singleElement()
                .asString()
                .contains("recovery 2 acted");
    }

    @Test
    void whatAPersonAskedForAndGotStartsNoCoolDown() {
        RecoveryHistory granted = new RecoveryHistory(
                Switch.ENABLED, List.of(past(1, Duration.ofMinutes(1), Effect.GRANTED, Acknowledgement.OPEN)));

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, granted)).isEmpty();
    }

    @Test
    void aRecoveryOfAnotherKindDoesNotKeepAPrimaryDead() {
        Instant now = snapshot(DEAD).takenAt();
        Past rehung = new Past(1, now.minusSeconds(60), Kind.REHANGING, Effect.ACTED, Acknowledgement.OPEN);

        assertThat(against(RecoveryPolicy.DEFAULT, DEAD, new RecoveryHistory(Switch.ENABLED, List.of(rehung))))
                .isEmpty();
    }

    @Test
    void aReplacedPrimaryIsFencedThoughItIsInDowntime() {
        String back = "p2 primary 8.4.6\nr1 <- p2\np1 primary lost writable\n";

        List<Reason> against =
                new Safeguards(RecoveryPolicy.DEFAULT).against(snapshot(back), new Request.FenceReturned(P1), NO_PAST);

        assertThat(against).isEmpty();
    }

    @Test
    void aFenceThatDidNotHoldIsTriedAgainAfterAWhileWhateverWasSetBefore() {
        String back = "p2 primary 8.4.6\nr1 <- p2\np1 primary lost writable\n";
        Instant now = snapshot(back).takenAt();
        Duration pause = RecoveryPolicy.DEFAULT.retryRefusedAfter();
        Past adjusted = new Past(1, now.minusSeconds(1), Kind.SETTING, Effect.ACTED, Acknowledgement.OPEN);
        Past justNow = new Past(2, now.minus(pause).plusMillis(1), Kind.FENCING, Effect.ACTED, Acknowledgement.OPEN);
        Past before = new Past(2, now.minus(pause), Kind.FENCING, Effect.ACTED, Acknowledgement.OPEN);

        assertThat(fencing(back, adjusted, justNow)).extracting(Reason::rule).containsExactly("just tried");
        assertThat(fencing(back, adjusted, before)).isEmpty();
    }

    private static List<Reason> fencing(String text, Past... past) {
        return new Safeguards(RecoveryPolicy.DEFAULT)
                .against(
                        snapshot(text),
                        new Request.FenceReturned(P1),
                        new RecoveryHistory(Switch.ENABLED, List.of(past)));
    }

    @Test
    void aRefusedRecoveryIsNotTriedAgainAtOnce() {
        Past refused = past(
                3, RecoveryPolicy.DEFAULT.retryRefusedAfter().minusMillis(1), Effect.REFUSED, Acknowledgement.OPEN);

        assertThat(reasons(RecoveryPolicy.DEFAULT, DEAD, List.of(refused)))
                .extracting(Reason::rule)
                .containsExactly("just refused");
    }

    @Test
    void aRefusedRecoveryIsTriedAgainAfterAWhileAndStartsNoCoolDown() {
        Past refused = past(3, RecoveryPolicy.DEFAULT.retryRefusedAfter(), Effect.REFUSED, Acknowledgement.OPEN);

        assertThat(reasons(RecoveryPolicy.DEFAULT, DEAD, List.of(refused))).isEmpty();
    }

    @Test
    void everyReasonIsToldAtOnce() {
        RecoveryHistory bad = new RecoveryHistory(
                Switch.DISABLED,
                List.of(
                        past(1, Duration.ofMinutes(1), Effect.ACTED, Acknowledgement.OPEN),
                        past(2, Duration.ofSeconds(1), Effect.REFUSED, Acknowledgement.OPEN)));
        String worst = DEAD.replace("since 9s", "since 9s downtime=upgrade") + "workers 2\nvote w1 p1 unreachable\n";

        assertThat(against(covering("^billing$"), worst, bad))
                .containsExactly("disabled", "filter", "downtime", "votes", "cool-down", "just refused");
    }

    private static RecoveryPolicy covering(String... patterns) {
        return RecoveryPolicy.DEFAULT.covering(
                List.of(patterns).stream().map(Pattern::compile).toList());
    }

    private static RecoveryHistory acted(Duration ago, Acknowledgement acknowledgement) {
        return new RecoveryHistory(Switch.ENABLED, List.of(past(1, ago, Effect.ACTED, acknowledgement)));
    }

    private static Past past(long id, Duration ago, Effect effect, Acknowledgement acknowledgement) {
        Instant now = snapshot(DEAD).takenAt();
        return new Past(id, now.minus(ago), Kind.PROMOTION, effect, acknowledgement);
    }

    private static List<Reason> reasons(RecoveryPolicy policy, String cluster, List<Past> past) {
        return new Safeguards(policy)
                .against(
                        snapshot(cluster),
                        new Request.ReplaceDeadPrimary(P1),
                        new RecoveryHistory(Switch.ENABLED, past));
    }

    private static List<String> against(RecoveryPolicy policy, String cluster, RecoveryHistory history) {
        return new Safeguards(policy)
                .against(snapshot(cluster), new Request.ReplaceDeadPrimary(P1), history).stream()
                        .map(Reason::rule)
                        .toList();
    }

    private static TopologySnapshot snapshot(String cluster) {
        return Scenario.parse("safeguards", cluster).snapshot();
    }
}
