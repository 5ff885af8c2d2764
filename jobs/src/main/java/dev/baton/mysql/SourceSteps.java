package dev.baton.mysql;

import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.Adjustment;
import dev.baton.plan.Channels;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps that take a source away from a server or give it another. None is done with anything unapplied (I6). */
final class SourceSteps {

    private final Target target;
    private final ReplicationSettings settings;
    private final SourceSwitch sources;
    private final SourceEnd sourceEnd;

    /** Tells where the log of another server ends. */
    @FunctionalInterface
    interface SourceEnd {
        Optional<Place> of(Step.ReplicateFrom step) throws SQLException;
    }

    SourceSteps(Target target, ReplicationSettings settings, SourceEnd sourceEnd) {
        this.target = target;
        this.settings = settings;
        this.sources = new SourceSwitch(target, settings);
        this.sourceEnd = sourceEnd;
    }

    StepResult forget() throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new AlreadySo("it replicates from nobody");
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> forget(settled);
        };
    }

    private StepResult forget(Look settled) throws SQLException {
        sources.stop(settled);
        target.runAll(target.dialect().forgetSources(settled.channels()));
        return new Done("forgot " + sources(settled) + ", received up to " + settled.received());
    }

    StepResult replicateFrom(Step.ReplicateFrom step, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        Optional<StepResult> obstacle = obstacle(step, before);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Channels wanted = meant(step, before)
                .<Channels>map(link -> new Channels.Only(link.channel()))
                .orElse(Channels.ALL);
        return new SourceSteps(target.only(wanted), settings, sourceEnd)
                .receiveFrom(step, before.only(wanted), deadline);
    }

    /** The channel that is meant is the only one here; the others go on. */
    private StepResult receiveFrom(Step.ReplicateFrom step, Look before, Deadline deadline) throws SQLException {
        if (meant(step, before).filter(link -> isThere(link, step)).isPresent()) {
            return new ThreadSteps(target).start(deadline.remaining());
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> repoint(step, settled, deadline);
        };
    }

    /** By file position, at a place that the plan knows; only a replica has such a place. */
    StepResult replicateAt(Adjustment.ReplicateAt step, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        if (before.links().size() != 1) {
            return new Failed("it receives by " + before.links().size() + " channels, not by one");
        }
        ReplicationLink link = before.links().getFirst();
        boolean there =
                link.source().id().equals(step.source()) && link.settings().attach() == Attach.FILE_POSITION;
        if (there) {
            return new ThreadSteps(target).start(deadline.remaining());
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> {
                sources.stop(settled);
                sources.change(settled.links().getFirst(), step.source(), new Place.ByFile(step.at()));
                yield sources.follow(step.source().toString(), deadline);
            }
        };
    }

    private StepResult repoint(Step.ReplicateFrom step, Look settled, Deadline deadline) throws SQLException {
        Optional<Place> place = place(step);
        if (place.isEmpty()) {
            return new Failed(step.source() + " takes writes or has no binary log, so the end of its log is no place to"
                    + " begin by file position");
        }
        sources.stop(settled);
        change(step, settled, place.get());
        return sources.follow(step.source().toString(), deadline);
    }

    private Optional<StepResult> obstacle(Step.ReplicateFrom step, Look look) {
        if (step.source().equals(step.target())) {
            return Optional.of(new Failed("a server cannot replicate from itself"));
        }
        if (!target.dialect().canAttach(step.attach())) {
            return Optional.of(new Failed(target.dialect().name() + " does not know " + step.attach()));
        }
        if (look.isReplica() && meant(step, look).isEmpty()) {
            return Optional.of(new Failed("it receives by " + look.links().size() + " channels: " + look.channels()
                    + (step.channel().isEmpty() ? "" : ", none of them " + step.channel())));
        }
        if (!look.isReplica() && settings.login() instanceof Login.Kept) {
            return Optional.of(new Failed("it was no replica, and no account for replication is configured"));
        }
        return Optional.empty();
    }

    /** The channel that is named (the default one has an empty name), or the only one. */
    private static Optional<ReplicationLink> meant(Step.ReplicateFrom step, Look look) {
        if (step.channel().isEmpty() && look.links().size() == 1) {
            return Optional.of(look.links().getFirst());
        }
        return look.links().stream()
                .filter(link -> link.channel().equals(step.channel()))
                .findFirst();
    }

    private static boolean isThere(ReplicationLink link, Step.ReplicateFrom step) {
        return link.source().id().equals(step.source()) && link.settings().attach() == step.attach();
    }

    private Optional<Place> place(Step.ReplicateFrom step) throws SQLException {
        return step.attach() == Attach.FILE_POSITION
                ? sourceEnd.of(step)
                : Optional.of(new Place.ByGtid(step.attach()));
    }

    private void change(Step.ReplicateFrom step, Look settled, Place place) throws SQLException {
        if (!settled.isReplica() && place instanceof Place.ByGtid) {
            Optional<Sql> adopt = settled.gtid().held().flatMap(target.dialect()::countOwnWritesAsApplied);
            if (adopt.isPresent()) {
                target.run(adopt.get());
            }
        }
        Optional<ReplicationLink> link = meant(step, settled);
        if (link.isPresent()) {
            sources.change(link.get(), step.source(), place);
        } else {
            sources.begin(step.source(), place);
        }
    }

    private static String sources(Look look) {
        return String.join(
                ", ",
                look.links().stream().map(link -> link.source().id().toString()).toList());
    }
}
