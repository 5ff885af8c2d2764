package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.Witness.Word;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence without which a primary is not dead (I7).
 *
 * <p>A crash breaks every connection, the replicas' too: none of them receives, and that is the proof. A silence breaks
 * nothing: the replicas go on saying that they receive until their own network time-out. Then those that have applied
 * all they received reconnect, which a living primary grants at once, and the others have to receive nothing meanwhile.
 * If that does not make a majority, the others apply what they received, and reconnect as well. A replica that somebody
 * stopped knows nothing; where no other has lost the primary, nobody is promoted.
 */
final class DeathProof {

    private static final Duration RECONNECT_WITHIN = Duration.ofMillis(1500);

    private final FailoverTerms terms;
    private final InstanceId failed;
    private final RecoveryPolicy policy;

    DeathProof(FailoverTerms terms, RecoveryPolicy policy) {
        this.terms = terms;
        this.failed = terms.failed();
        this.policy = policy;
    }

    /** What speaks against its death without asking anybody; empty if it may be dead. */
    List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(failed);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    failed + " is not in cluster " + snapshot.cluster().id()));
        }
        return terms.byWord() ? List.of() : signsOfLife(snapshot, found.get());
    }

    private List<Reason> signsOfLife(TopologySnapshot snapshot, ServerView primary) {
        if (!primary.unreachable()) {
            return List.of(new Reason("alive", failed + answer(primary)));
        }
        if (!snapshot.votes().majorityAgainst(failed)) {
            return List.of(new Reason("votes", votes(snapshot) + ": no majority"));
        }
        return List.of();
    }

    /** Whether it is no server that this failover is for; asked before anything is changed. */
    List<Reason> wrongPart(TopologySnapshot snapshot) {
        ServerView primary = snapshot.get(failed);
        return switch (terms.asker()) {
            case PRIMARY_FINDING ->
                primary.isCoPrimary()
                        ? List.of(new Reason("co-primary", failed + " is one of several primaries"))
                        : notReplica(primary);
            case CO_PRIMARY_FINDING ->
                primary.isCoPrimary()
                        ? List.of()
                        : List.of(new Reason("not a co-primary", failed + " and another do not feed each other"));
            case PERSON -> notReplica(primary);
        };
    }

    private List<Reason> notReplica(ServerView primary) {
        return primary.isReplica()
                ? List.of(new Reason("not the primary", failed + " replicates from another server"))
                : List.of();
    }

    private static String answer(ServerView primary) {
        return primary.reachable() ? " answers" : " answers, though only to turn us away: " + Saying.state(primary);
    }

    /** A refusal, or a phase that brings more evidence, or empty: it is proven. */
    Optional<Decision> decide(TopologySnapshot snapshot, SoFar soFar) {
        if (terms.byWord()) {
            return Optional.empty();
        }
        List<Witness> witnesses = Witness.of(snapshot.get(failed));
        if (witnesses.isEmpty()) {
            return refused(new Reason("no replica", "no replica of " + failed + " answers"));
        }
        List<Reason> alive = signsOfLife(witnesses, soFar);
        if (!alive.isEmpty()) {
            return Optional.of(new Refused(alive, Choice.NONE));
        }
        long lost = count(witnesses, Word.LOST);
        List<Witness> toBeAsked =
                witnesses.stream().filter(Witness::isToBeAsked).toList();
        if (toBeAsked.isEmpty()) {
            return lost > 0 ? Optional.empty() : refused(nobodyKnows(witnesses));
        }
        if (soFar.last(Phase.Name.PROVE).isEmpty()) {
            return Optional.of(prove(witnesses));
        }
        return lost > toBeAsked.size() ? Optional.empty() : askTheOthers(toBeAsked, lost, soFar);
    }

    /** What speaks for its death, for the record. */
    List<Reason> reasons(TopologySnapshot snapshot) {
        ServerView primary = snapshot.get(failed);
        if (terms.byWord()) {
            String state = primary.reachable() ? "it answers" : "it does not answer: " + Saying.state(primary);
            return List.of(new Reason("word", "a person says that " + failed + " is dead or has to go; " + state));
        }
        List<Witness> witnesses = Witness.of(primary);
        return List.of(
                new Reason("unreachable", failed + " does not answer: " + Saying.state(primary)),
                new Reason("votes", votes(snapshot)),
                new Reason("replicas", told(witnesses)));
    }

    private String votes(TopologySnapshot snapshot) {
        return snapshot.votes().against(failed) + " of " + snapshot.votes().liveWorkers()
                + " live workers cannot reach " + failed;
    }

    /** How many replicas say what, of those that answer. */
    private static String told(List<Witness> witnesses) {
        List<String> parts = new ArrayList<>();
        parts.add(count(witnesses, Word.LOST) + " of the " + witnesses.size() + " that answer cannot connect to it");
        if (count(witnesses, Word.RECEIVING) > 0) {
            parts.add(count(witnesses, Word.RECEIVING) + " received nothing when asked");
        }
        if (count(witnesses, Word.SILENT) > 0) {
            parts.add(count(witnesses, Word.SILENT) + " cannot tell, since receiving is stopped there");
        }
        return String.join(", ", parts);
    }

    /** An answer that a replica got from it after it was asked to try again, or anything received. */
    private static List<Reason> signsOfLife(List<Witness> witnesses, SoFar soFar) {
        Stream<Reason> received = soFar.stepsOf(Phase.Name.PROVE)
                .filter(done -> done.step() instanceof Step.SeeNothingReceived && done.isMissing())
                .map(SoFar.DoneStep::told);
        Stream<Reason> answered =
                witnesses.stream().filter(witness -> wasAsked(witness, soFar)).flatMap(DeathProof::answer);
        return Stream.concat(received, answered).toList();
    }

    private static Stream<Reason> answer(Witness witness) {
        return switch (witness.word()) {
            case RECEIVING ->
                Stream.of(new Reason("reconnected", witness.id() + " was asked to connect again, and did"));
            case TURNED_AWAY ->
                Stream.of(new Reason(
                        "answered",
                        "it turned " + witness.id() + " away, so it is alive: " + Saying.error(witness.error())));
            case LOST, SILENT -> Stream.empty();
        };
    }

    private static boolean wasAsked(Witness witness, SoFar soFar) {
        return soFar.stepsOf(Phase.Name.PROVE)
                .anyMatch(done -> done.step() instanceof Step.ReconnectToSource
                        && done.step().target().equals(witness.id())
                        && !(done.result() instanceof StepResult.Skipped));
    }

    private Decision prove(List<Witness> witnesses) {
        List<PlannedStep> steps = witnesses.stream()
                .filter(Witness::isToBeAsked)
                .map(this::firstQuestion)
                .toList();
        return new Proceed(new Phase(
                Phase.Name.PROVE,
                List.of(new Reason(
                        "silence",
                        "the workers cannot reach " + failed + ", but " + steps.size() + " of "
                                + Saying.count(witnesses.size(), "replica") + " have not lost it yet")),
                Choice.NONE,
                steps));
    }

    private PlannedStep firstQuestion(Witness witness) {
        ServerView replica = witness.replica();
        Channels channels = Channels.from(failed, replica);
        return replica.hasUnappliedFrom(failed)
                ? required(
                        new Step.SeeNothingReceived(replica.id(), receivedBy(replica), RECONNECT_WITHIN, channels),
                        "it has unapplied transactions, so its receiving thread may not be restarted (I6)")
                : bestEffort(
                        new Step.ReconnectToSource(replica.id(), RECONNECT_WITHIN, channels),
                        "a living primary would take it back at once");
    }

    /** The receiving of a replica without GTIDs is seen by its file positions. */
    private static GtidSet receivedBy(ServerView replica) {
        return replica.received().orElse(MysqlGtidSet.EMPTY);
    }

    /** Nobody received anything, but no majority has lost it: those that could not be asked have to apply first. */
    private Optional<Decision> askTheOthers(List<Witness> toBeAsked, long lost, SoFar soFar) {
        List<PlannedStep> steps = toBeAsked.stream()
                .map(Witness::replica)
                .filter(replica -> CatchingUp.whyUnappliedFrom(failed, replica).isEmpty())
                .flatMap(replica -> Stream.of(
                        required(
                                new Step.WaitUntilApplied(
                                        replica.id(), policy.drainAtMost(), Channels.from(failed, replica)),
                                "only then may its receiving thread be restarted (I6)"),
                        bestEffort(
                                new Step.ReconnectToSource(
                                        replica.id(), RECONNECT_WITHIN, Channels.from(failed, replica)),
                                "a living primary would take it back at once")))
                .toList();
        boolean drainedBefore =
                soFar.stepsOf(Phase.Name.PROVE).anyMatch(done -> done.step() instanceof Step.WaitUntilApplied);
        Reason undecided = new Reason(
                "not proven",
                "only " + lost + " of " + Saying.count(lost + toBeAsked.size(), "replica") + " have lost " + failed
                        + "; the others have unapplied transactions, and cannot be asked to connect again");
        return steps.isEmpty() || drainedBefore
                ? refused(undecided)
                : Optional.of(new Proceed(new Phase(Phase.Name.PROVE, List.of(undecided), Choice.NONE, steps)));
    }

    private Reason nobodyKnows(List<Witness> witnesses) {
        return new Reason(
                "no witness",
                "receiving is stopped on each replica that answers (" + names(witnesses)
                        + "), so that none can tell whether " + failed + " is dead: start replication on one of them");
    }

    private static String names(List<Witness> witnesses) {
        return String.join(
                ", ", witnesses.stream().map(witness -> witness.id().toString()).toList());
    }

    private static Optional<Decision> refused(Reason reason) {
        return Optional.of(new Refused(List.of(reason), Choice.NONE));
    }

    private static long count(List<Witness> witnesses, Word word) {
        return witnesses.stream().filter(witness -> witness.word() == word).count();
    }
}
