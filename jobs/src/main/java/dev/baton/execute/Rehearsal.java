package dev.baton.execute;

import dev.baton.analysis.Analyzer;
import dev.baton.config.AnalysisConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.Phase;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Simulator;
import dev.baton.plan.WhatIf;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.Json;
import dev.baton.store.SnapshotReader;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goes through failovers in mind, so that the first real one finds its code loaded and compiled: a process that has never
 * done one takes some tenths of a second longer. Nothing is told to any server, and nothing is written. Thread-safe.
 */
@ApplicationScoped
public class Rehearsal {

    /** After so many the virtual machine has compiled what matters. */
    private static final int ENOUGH = 60;

    private static final int AT_ONCE = 5;

    private final SnapshotReader snapshots;
    private final AutomaticRecovery automatic;
    private final RecoveryPlanners planners;
    private final AnalysisPolicy analysis;
    private final AtomicInteger rehearsed = new AtomicInteger();

    Rehearsal(
            SnapshotReader snapshots, AutomaticRecovery automatic, RecoveryPlanners planners, AnalysisConfig analysis) {
        this.snapshots = snapshots;
        this.automatic = automatic;
        this.planners = planners;
        this.analysis = analysis.policy();
    }

    /** A few more, as long as there are too few; to be called again and again. */
    public void goOn() {
        if (rehearsed.get() >= ENOUGH) {
            return;
        }
        List<ServerView> primaries = snapshots.snapshots().stream()
                .flatMap(snapshot -> snapshot.servers().stream())
                .filter(server -> server.isPrimary() && !server.replicas().isEmpty())
                .limit(AT_ONCE)
                .toList();
        for (int i = 0; i < AT_ONCE && !primaries.isEmpty(); i++) {
            ServerView primary = primaries.get(i % primaries.size());
            rehearse(primary.snapshot(), primary.id());
            rehearsed.incrementAndGet();
        }
    }

    /** How many were gone through. */
    int rehearsed() {
        return rehearsed.get();
    }

    private void rehearse(TopologySnapshot snapshot, InstanceId primary) {
        TopologySnapshot crashed = WhatIf.crashed(snapshot, primary);
        Analyzer.analyze(crashed, analysis).stream()
                .flatMap(finding -> automatic.request(crashed, finding).stream())
                .forEach(request -> {
                    automatic.against(crashed, request);
                    Simulator.run(planners.preview(request), crashed)
                            .decisions()
                            .forEach(Rehearsal::writeDown);
                });
    }

    private static void writeDown(Decision decision) {
        PlanPrinter.print(decision);
        if (decision instanceof Decision.Proceed(Phase phase)) {
            Json.read(Json.write(phase), Phase.class);
        }
    }
}
