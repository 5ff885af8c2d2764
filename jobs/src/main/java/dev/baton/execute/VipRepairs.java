package dev.baton.execute;

import dev.baton.analysis.AddressFindings;
import dev.baton.analysis.FindingCode;
import dev.baton.config.NodeConfig;
import dev.baton.plan.Request;
import dev.baton.remote.HostCommands;
import dev.baton.store.Page;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.RecoveryState;
import dev.baton.store.Registration;
import dev.baton.store.SettingsTable;
import dev.baton.store.SnapshotReader;
import dev.baton.store.Trigger;
import dev.baton.store.VipsTable;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Mount;
import dev.baton.vip.VipPolicy.Repair;
import dev.baton.vip.VipStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What follows from a look at where virtual addresses are: one that is not where it belongs is put there, if its policy
 * says so, by a plan of its own; one with a lease is held for another lease where it belongs. Neither happens while a
 * recovery of the cluster is under way, since that moves its addresses itself. Thread-safe.
 */
@ApplicationScoped
public class VipRepairs {

    private static final Logger LOG = Logger.getLogger(VipRepairs.class);
    private static final Page RECENT = Page.first(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final int MOST_IN_A_WHILE = 3;

    private final SnapshotReader snapshots;
    private final VipsTable vips;
    private final RecoveriesTable recoveries;
    private final SettingsTable settings;
    private final HostCommands hosts;
    private final String node;

    VipRepairs(
            SnapshotReader snapshots,
            VipsTable vips,
            RecoveriesTable recoveries,
            SettingsTable settings,
            HostCommands hosts,
            NodeConfig node) {
        this.snapshots = snapshots;
        this.vips = vips;
        this.recoveries = recoveries;
        this.settings = settings;
        this.hosts = hosts;
        this.node = node.name();
    }

    /** Responds to what was last seen of every address. */
    public void respond() {
        snapshots.snapshots().stream()
                .filter(snapshot -> !snapshot.vips().isEmpty())
                .forEach(this::respond);
    }

    private void respond(TopologySnapshot snapshot) {
        List<Recovery> recent = recoveries.ofCluster(snapshot.cluster().id(), RECENT);
        if (recent.stream().anyMatch(Recovery::isOpen)) {
            return;
        }
        for (VipStatus vip : snapshot.vips()) {
            AddressFindings.owner(snapshot, vip.vip().role())
                    .filter(owner -> vip.isHeldBy(owner.host()))
                    .ifPresent(owner -> hold(vip, owner));
            repair(snapshot, vip, recent);
        }
    }

    private void hold(VipStatus vip, InstanceId owner) {
        Mount mount = vip.vip().on(owner.host());
        switch (mount.lifetime()) {
            case Lifetime.Lasting lasting -> {}
            case Lifetime.Leased leased -> {
                boolean held = settings.leases().isEnabled()
                        ? hosts.renew(owner.host(), mount)
                        : hosts.keepForEver(owner.host(), mount);
                if (!held) {
                    LOG.warnf("A lease could not be renewed address=%s host=%s", mount.address(), owner.host());
                }
            }
        }
    }

    private void repair(TopologySnapshot snapshot, VipStatus vip, List<Recovery> recent) {
        String ip = vip.vip().address().ip();
        boolean wanted = vip.vip().policy().repair() == Repair.REPAIR
                && settings.recoveries().isEnabled();
        if (!wanted) {
            return;
        }
        List<Recovery> tried = recent.stream()
                .filter(recovery -> recovery.request() instanceof Request.OfAddress of
                        && of.ip().equals(ip))
                .toList();
        AddressFindings.misplaced(snapshot, vip)
                .filter(code -> vips.wasRaised(ip))
                .filter(code -> mayTry(tried, code, snapshot.takenAt()))
                .ifPresent(code -> AddressFindings.shouldHold(snapshot, vip)
                        .ifPresent(server -> begin(snapshot, ip, server, code)));
    }

    /**
     * Somebody else may want it elsewhere just as much: we do not fight for it. What failed is tried again at once if more
     * is known now: a holder that could not be asked then can be told to drop it now.
     */
    private static boolean mayTry(List<Recovery> tried, FindingCode code, Instant now) {
        boolean justFailed = tried.stream()
                .filter(recovery -> recovery.state() != RecoveryState.SUCCEEDED)
                .filter(recovery ->
                        recovery.order().trigger() instanceof Trigger.Automatic(var cause, var by) && cause == code)
                .anyMatch(recovery -> isWithin(AFTER_A_FAILURE, recovery, now));
        long lately = tried.stream()
                .filter(recovery -> isWithin(A_WHILE, recovery, now))
                .count();
        return !justFailed && lately < MOST_IN_A_WHILE;
    }

    private static boolean isWithin(Duration time, Recovery recovery, Instant now) {
        return recovery.course()
                .ended()
                .filter(ended -> Duration.between(ended, now).compareTo(time) > 0)
                .isEmpty();
    }

    private void begin(TopologySnapshot snapshot, String ip, InstanceId server, FindingCode code) {
        Registration registration = recoveries.register(new RecoveryOrder(
                snapshot.cluster().id(),
                ip + " misplaced in generation " + snapshot.cluster().generation(),
                new Request.PlaceAddress(ip, server),
                new Trigger.Automatic(code, node),
                server));
        if (registration instanceof Registration.Registered(var recovery)) {
            LOG.infof("An address is put where it belongs recovery=%d address=%s server=%s", recovery.id(), ip, server);
        }
    }
}
