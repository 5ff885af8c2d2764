package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.policy.RepairPolicy;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done about a server that holds transactions of its own: by default nothing, and a person has to; by policy it is
 * overwritten with a clone of a replica. What it loses is in the reasons of the phase, and so in the journal, before
 * anything is overwritten. For one decision.
 *
 * @param server who holds them
 * @param primary whose replica it shall be
 * @param apart why it cannot follow
 * @param policy where servers may be overwritten
 */
record Rebuilding(ServerView server, ServerView primary, List<Reason> apart, RecoveryPolicy policy) {

    /** The rule by which it is told what only a server holds. */
    static final String DIVERGED = "diverged";

    /** Whether a phase is one that overwrites a server. */
    static boolean isIn(Phase phase) {
        return phase.steps().stream().anyMatch(planned -> planned.step() instanceof Step.CloneFrom);
    }

    /** It was tried, and did not come to its end; empty otherwise. */
    static Optional<Refused> failed(InstanceId server, SoFar soFar) {
        Optional<SoFar.DonePhase> tried = soFar.phases().stream()
                .filter(done -> isIn(done.phase()))
                .filter(done -> !done.succeeded())
                .findFirst();
        return tried.map(done -> new Refused(
                Stream.concat(done.failures(), Stream.of(whatNow(server, soFar)))
                        .toList(),
                Choice.NONE));
    }

    private static Reason whatNow(InstanceId server, SoFar soFar) {
        boolean cloned = soFar.steps().anyMatch(done -> done.step() instanceof Step.CloneFrom && done.succeeded());
        return cloned
                ? new Reason(
                        "not back",
                        server
                                + " has the other data already: see that mysqld runs there, and ask again for its rejoin")
                : new Reason("not rebuilt", server + " was not overwritten: mend what failed, and ask again");
    }

    /** Empty if it has to stand still first. */
    Optional<Decision> decide() {
        List<Reason> against = against();
        if (!canHelp() || !against.isEmpty()) {
            return Optional.of(refused(canHelp() ? against : List.of()));
        }
        if (server.writable()) {
            return Optional.empty();
        }
        Donors donors = new Donors(server, primary, dropped());
        return Optional.of(donors.best()
                .<Decision>map(donor -> new Proceed(phase(donor)))
                .orElseGet(() -> refused(donors.refusals())));
    }

    private Refused refused(List<Reason> more) {
        return new Refused(Stream.concat(apart.stream(), more.stream()).toList(), Choice.NONE);
    }

    /** Nothing keeps it from following but what a clone takes away, and it knows CLONE. */
    private boolean canHelp() {
        return apart.stream().anyMatch(reason -> reason.rule().equals(DIVERGED))
                && apart.stream()
                        .allMatch(reason ->
                                reason.rule().equals(DIVERGED) || reason.rule().equals("purged"))
                && Donors.canClone(server);
    }

    private List<Reason> against() {
        ClusterInfo cluster = server.snapshot().cluster();
        List<Reason> against = new ArrayList<>();
        if (!policy.repairs().rebuild().mayIn(cluster.id().name(), cluster.alias())) {
            against.add(new Reason(
                    "not rebuilt",
                    "it is not overwritten with a clone of a replica, since baton.recovery.repair.clone-clusters does not"
                            + " name this cluster"));
        }
        if (!server.replicas().isEmpty()) {
            against.add(new Reason(
                    "has replicas",
                    server.id() + " has replicas, which hold what it would lose: move or rebuild them first"));
        }
        if (server.hasUnapplied()) {
            against.add(new Reason("unapplied", server.id() + " has not applied all it received (I6)"));
        }
        return against;
    }

    private GtidSet dropped() {
        return ErrantTransactions.heldOnlyBy(server, primary).orElseThrow();
    }

    private Phase phase(ServerView donor) {
        RepairPolicy.Rebuild rebuild = policy.repairs().rebuild();
        List<Reason> why = new ArrayList<>(apart);
        why.add(new Reason("rebuilt", "by policy it is overwritten with a clone of " + donor.id()));
        return new Phase(
                Phase.Name.REJOIN,
                why,
                Choice.NONE,
                List.of(
                        required(new Step.StopReplication(server.id()), "what it holds has to stand still"),
                        required(
                                new Step.CloneFrom(server.id(), donor.id(), dropped(), rebuild.cloneAtMost()),
                                "what only it holds is reported above, and the policy gives it up"),
                        required(
                                new Step.WaitUntilBack(server.id(), rebuild.backAtMost()),
                                "a clone ends with a restart; where nothing supervises mysqld, somebody has to start it"),
                        required(
                                Step.MakeReadOnly.endingClients(server.id()),
                                "it is no primary, whatever its settings say (I1)")));
    }
}
