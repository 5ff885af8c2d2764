package dev.baton.mysql;

import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Detachment;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps that keep a replica from its sources, and give it back to them. */
final class DetachingSteps {

    private final Target target;
    private final SourceSwitch keeping;
    private final SourceSwitch giving;

    DetachingSteps(Target target, ReplicationSettings settings) {
        this.target = target;
        this.keeping = new SourceSwitch(target, ReplicationSettings.KEPT);
        this.giving = new SourceSwitch(target, settings);
    }

    StepResult detach() throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new AlreadySo("it replicates from nobody");
        }
        if (before.links().stream().allMatch(ReplicationLink::isDetached)) {
            return new AlreadySo("it is detached from " + origins(before));
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> detach(settled);
        };
    }

    private StepResult detach(Look settled) throws SQLException {
        keeping.stop(settled);
        for (ReplicationLink link : settled.links()) {
            Optional<Place> place = SourceSwitch.place(link);
            if (place.isEmpty()) {
                return new Failed(
                        "nobody knows where in the log of " + link.source().id() + " it would go on");
            }
            keeping.change(link, Detachment.from(link.source().id()), place.get());
        }
        return new Done("detached from " + origins(settled) + ", received up to " + settled.received());
    }

    StepResult reattach(Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        if (!before.isReplica()) {
            return new Failed("it replicates from nobody, and is not detached");
        }
        if (before.links().stream().noneMatch(ReplicationLink::isDetached)) {
            return new ThreadSteps(target).start(deadline.remaining());
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> reattach(settled, deadline);
        };
    }

    private StepResult reattach(Look settled, Deadline deadline) throws SQLException {
        giving.stop(settled);
        List<ReplicationLink> detached =
                settled.links().stream().filter(ReplicationLink::isDetached).toList();
        for (ReplicationLink link : detached) {
            Optional<InstanceId> origin = Detachment.origin(link.source().id());
            Optional<Place> place = SourceSwitch.place(link);
            if (origin.isPresent() && place.isPresent()) {
                giving.change(link, origin.get(), place.get());
            }
        }
        return giving.follow(origins(settled), deadline);
    }

    private static String origins(Look look) {
        return look.links().stream()
                .map(link -> link.source().id())
                .map(id -> Detachment.origin(id).orElse(id))
                .map(InstanceId::toString)
                .collect(Collectors.joining(", "));
    }
}
