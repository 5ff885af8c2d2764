package dev.baton.mysql;

import dev.baton.mysql.Dialect.Threads;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps that change how the channels of a replica work, and leave their sources alone. */
final class ChannelSteps {

    /** The magic number is before the first event. */
    private static final long BEGINNING_OF_FILE = 4;

    private final Target target;

    ChannelSteps(Target target) {
        this.target = target;
    }

    StepResult delay(Duration by, Duration atMost) throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new Failed("it replicates from nobody");
        }
        if (before.links().stream().allMatch(link -> link.settings().delay().equals(by))) {
            return new AlreadySo("it is so delayed already");
        }
        boolean receivingKeeps = target.dialect().delaysWhileReceiving()
                && before.links().stream().noneMatch(link -> link.io().state() == IoState.STOPPED);
        return receivingKeeps ? delayWhileReceiving(before, by) : delayStandingStill(before, by, Deadline.in(atMost));
    }

    /** As long as the channel receives, its relay logs stay. */
    private StepResult delayWhileReceiving(Look before, Duration by) throws SQLException {
        boolean applies = before.all(SqlState.RUNNING);
        if (applies) {
            target.stop(Threads.APPLYING, before);
        }
        change(before, by);
        if (applies) {
            target.start(Threads.APPLYING, before);
        }
        return done(by);
    }

    private StepResult delayStandingStill(Look before, Duration by, Deadline deadline) throws SQLException {
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> {
                target.stop(Threads.BOTH, settled);
                change(settled, by);
                yield goOn(before, by, deadline);
            }
        };
    }

    /** As it was before: one that was only connecting is not waited for. */
    private StepResult goOn(Look before, Duration by, Deadline deadline) throws SQLException {
        if (before.all(IoState.RUNNING) && before.all(SqlState.RUNNING)) {
            StepResult start = new ThreadSteps(target).start(deadline.remaining());
            return start.succeeded() ? done(by) : start;
        }
        if (before.isMeantToReplicate()) {
            target.start(Threads.BOTH, before);
        }
        return done(by);
    }

    private void change(Look look, Duration by) throws SQLException {
        for (ReplicationLink link : look.links()) {
            target.run(target.dialect().delay(link.channel(), by));
        }
    }

    private static Done done(Duration by) {
        return new Done(by.isZero() ? "applies at once" : "applies " + by.toSeconds() + " s late");
    }

    /** Another way to find the place in the log of the same source. */
    StepResult attachBy(Attach attach, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        if (!before.isReplica()) {
            return new Failed("it replicates from nobody");
        }
        if (!target.dialect().canAttach(attach)) {
            return new Failed(target.dialect().name() + " does not know " + attach);
        }
        if (before.links().stream().allMatch(link -> link.settings().attach() == attach)) {
            return new AlreadySo("it finds its place so already");
        }
        Look standing = attach.byGtid() ? before : whenPlaced(before, deadline);
        return switch (new Settling(target).settle(standing)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> attachBy(settled, attach, deadline);
        };
    }

    /** One that started by GTID learns its place in the file only from the first event that it gets and applies. */
    private Look whenPlaced(Look before, Deadline deadline) throws SQLException {
        return before.isMeantToReplicate()
                ? target.lookUntil(deadline, look -> look.links().stream().allMatch(ChannelSteps::isPlaced))
                : before;
    }

    private static boolean isPlaced(ReplicationLink link) {
        return link.progress()
                .appliedPosition()
                .filter(place -> place.offset() > BEGINNING_OF_FILE)
                .isPresent();
    }

    private StepResult attachBy(Look settled, Attach attach, Deadline deadline) throws SQLException {
        SourceSwitch sources = new SourceSwitch(target, ReplicationSettings.KEPT);
        sources.stop(settled);
        for (ReplicationLink link : settled.links()) {
            Optional<Place> place = attach.byGtid()
                    ? Optional.of(new Place.ByGtid(attach))
                    : link.progress().appliedPosition().map(Place.ByFile::new);
            if (place.isEmpty()) {
                return new Failed(
                        "nobody knows where in the log of " + link.source().id() + " it would go on");
            }
            sources.change(link, link.source().id(), place.get());
        }
        return sources.follow("its source", deadline);
    }
}
