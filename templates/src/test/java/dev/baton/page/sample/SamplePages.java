package dev.baton.page.sample;

import static dev.baton.page.sample.SampleClusters.NOW;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.page.ErrorPage;
import dev.baton.page.Frame;
import dev.baton.page.Moment;
import dev.baton.page.Notice;
import dev.baton.page.Pager;
import dev.baton.page.Section;
import dev.baton.page.Signals;
import dev.baton.page.act.Acts;
import dev.baton.page.act.PlanPage;
import dev.baton.page.act.PlanView;
import dev.baton.page.cluster.ClusterPage;
import dev.baton.page.cluster.ClusterTile;
import dev.baton.page.cluster.ClusterView;
import dev.baton.page.cluster.ClustersPage;
import dev.baton.page.cluster.ClustersView;
import dev.baton.page.cluster.Prediction;
import dev.baton.page.cluster.ServerDetails;
import dev.baton.page.cluster.ServerPage;
import dev.baton.page.finding.ChangeLine;
import dev.baton.page.finding.FindingLine;
import dev.baton.page.finding.FindingsPage;
import dev.baton.page.recovery.RecoveriesPage;
import dev.baton.page.recovery.RecoveriesView;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.page.recovery.RecoveryPage;
import dev.baton.page.recovery.RecoveryView;
import dev.baton.page.status.AuditPage;
import dev.baton.page.status.BlockedLine;
import dev.baton.page.status.StatusPage;
import dev.baton.page.status.StatusView;
import dev.baton.page.status.SwitchState;
import dev.baton.page.status.WorkerLine;
import dev.baton.plan.Move;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.RecoveryHistory.Switch;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.FindingChange;
import dev.baton.store.Journal;
import dev.baton.store.Recovery;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every page, filled from the samples. */
public final class SamplePages {

    private static final Signals SIGNALS = new Signals(Switch.ENABLED, 2, 5, 1, 1, 4711);

    private SamplePages() {}

    /** The pages by the names of their golden files. */
    public static Map<String, TemplateInstance> all() {
        Map<String, TemplateInstance> pages = new LinkedHashMap<>();
        pages.put("clusters", clusters());
        pages.put(
                "clusters-empty",
                new ClustersPage(frame("Clusters", Section.CLUSTERS), new ClustersView(List.of(), "", 0)));
        pages.put(
                "clusters-no-match",
                new ClustersPage(frame("Clusters", Section.CLUSTERS), new ClustersView(List.of(), "\"><u>nothing", 6)));
        SampleClusters.all().forEach(snapshot -> pages.put("cluster-" + file(snapshot), cluster(snapshot)));
        pages.put("server-well", server(SampleClusters.shop(), "db3.shop.example"));
        pages.put("server-broken", server(SampleClusters.hostile(), "h2"));
        pages.put("server-out", server(SampleClusters.hostile(), "h1"));
        pages.put("server-dead", server(SampleClusters.ledger(), "ledger-1"));
        pages.put("plan-move", plan("db3.shop.example", "relocate", move("db3.shop.example", "db2.shop.example")));
        pages.put("plan-refused", plan("db1.shop.example", "relocate", move("db1.shop.example", "db2.shop.example")));
        pages.put("plan-takeover", plan("db1.shop.example", "takeover", takeover("db1.shop.example")));
        pages.put("findings", findings());
        pages.put("recoveries", recoveries());
        pages.put("recovery-running", recovery(SampleRecoveries.running(), SampleRecoveries.runningJournal()));
        pages.put("recovery-ended", recovery(SampleRecoveries.ended(), SampleRecoveries.endedJournal()));
        pages.put("recovery-refused", recovery(SampleRecoveries.refused(), new Journal(List.of())));
        pages.put("status", status(Switch.ENABLED));
        pages.put("status-off", status(Switch.DISABLED));
        pages.put("audit", audit());
        pages.put(
                "error",
                new ErrorPage(
                        new Frame("No such cluster", Section.CLUSTERS, Signals.NONE, Notice.NONE, Instant.EPOCH),
                        404,
                        "No such cluster",
                        "Nothing is called '" + SampleClusters.HOSTILE + "'.",
                        "Look for its alias or a member among all clusters.",
                        List.of(new Reason("rule", "text <b>bold</b>"))));
        return pages;
    }

    private static ClustersPage clusters() {
        List<ClusterTile> tiles = SampleClusters.all().stream()
                .map(snapshot -> ClusterTile.of(
                        snapshot,
                        found(snapshot),
                        recoveriesOf(snapshot).limit(1).toList()))
                .toList();
        return new ClustersPage(
                new Frame("Clusters", Section.CLUSTERS, SIGNALS, Notice.DISCOVERY_ASKED, NOW),
                new ClustersView(tiles, "", tiles.size()));
    }

    private static ClusterPage cluster(TopologySnapshot snapshot) {
        return new ClusterPage(
                frame(snapshot.cluster().alias(), Section.CLUSTERS),
                ClusterView.of(
                        snapshot,
                        lines(snapshot).toList(),
                        recoveriesOf(snapshot).toList(),
                        request -> Planner.forRequest(request, RecoveryPolicy.DEFAULT)));
    }

    private static ServerPage server(TopologySnapshot snapshot, String address) {
        ServerView server = snapshot.get(InstanceId.parse(address));
        return new ServerPage(
                frame(address, Section.CLUSTERS),
                ServerDetails.of(
                        server,
                        lines(snapshot).toList(),
                        lines(snapshot)
                                .map(FindingLine::finding)
                                .filter(finding -> finding.subject().equals(server.id()))
                                .map(finding -> new ChangeLine(
                                        new FindingChange(NOW.minusSeconds(3), FindingChange.Event.APPEARED, finding),
                                        new Moment(NOW.minusSeconds(3), NOW)))
                                .toList()));
    }

    private static PlanPage plan(String address, String act, Request request) {
        TopologySnapshot shop = SampleClusters.shop();
        Planner planner = Planner.forRequest(request, RecoveryPolicy.DEFAULT);
        return new PlanPage(
                frame(act + " " + address, Section.CLUSTERS),
                new PlanView(
                        shop.cluster(),
                        InstanceId.parse(address),
                        new PlanView.Asked(
                                Acts.named(act).orElseThrow(), "db2.shop.example:3306", SampleClusters.HOSTILE),
                        Prediction.of(Simulator.run(planner, shop))));
    }

    private static Request move(String replica, String below) {
        InstanceId source = InstanceId.parse("db1.shop.example");
        return new Request.Rearrange(new Move.Relocate(InstanceId.parse(replica), source, InstanceId.parse(below)));
    }

    private static Request takeover(String primary) {
        return new Request.Takeover(InstanceId.parse(primary), new Request.Target.Best());
    }

    private static RecoveryPage recovery(Recovery recovery, Journal journal) {
        return new RecoveryPage(
                frame("Recovery " + recovery.id(), Section.RECOVERIES), RecoveryView.of(line(recovery), journal));
    }

    private static FindingsPage findings() {
        return new FindingsPage(
                frame("Findings", Section.FINDINGS),
                SampleClusters.all().stream().flatMap(SamplePages::lines).toList());
    }

    private static RecoveriesPage recoveries() {
        List<RecoveryLine> lines = Stream.of(
                        SampleRecoveries.running(),
                        SampleRecoveries.ended(),
                        SampleRecoveries.takeover(),
                        SampleRecoveries.refused())
                .map(SamplePages::line)
                .toList();
        return new RecoveriesPage(
                frame("Recoveries", Section.RECOVERIES), new RecoveriesView(lines, "", Pager.of("/recoveries?", 1, 1)));
    }

    private static StatusPage status(Switch position) {
        List<WorkerLine> workers = List.of(
                worker("baton-1", 2, WorkerLine.Life.ALIVE),
                worker("baton-2", 1, WorkerLine.Life.ALIVE),
                worker("baton-3", 95, WorkerLine.Life.SILENT));
        List<BlockedLine> blocked = List.of(new BlockedLine(
                "ledger",
                "/clusters/ledger-1:3306",
                "ledger-1:3306",
                "DEAD_PRIMARY",
                "cool-down",
                "recovery 117 acted on this cluster 1h 30m ago; the next automatic one may act in 12m, or as soon as"
                        + " that one is acknowledged",
                before(40),
                before(1),
                17));
        Frame frame = new Frame("Status", Section.STATUS, new Signals(position, 0, 0, 0, 0, 4711), Notice.NONE, NOW);
        SwitchState automatic = new SwitchState(position, "dana", "storage migration", before(7_200));
        return new StatusPage(frame, new StatusView(workers, automatic, blocked));
    }

    private static AuditPage audit() {
        return new AuditPage(
                frame("Audit", Section.AUDIT),
                List.of(
                        new AuditPage.Entry(
                                before(5_000), "dana", "begin-downtime", "pay5:3306", "rebuilding from backup", 31),
                        new AuditPage.Entry(
                                before(9_000), SampleClusters.HOSTILE, "rename-cluster", "shop", "<i>x</i>", 7),
                        new AuditPage.Entry(
                                before(90_000), "anonymous@192.0.2.7", "discover", "db1.shop.example:3306", "", 0)),
                Pager.NONE);
    }

    private static WorkerLine worker(String name, long seen, WorkerLine.Life life) {
        return new WorkerLine(name, "0.1.0", before(86_400 * 3), before(seen), life);
    }

    private static Stream<RecoveryLine> recoveriesOf(TopologySnapshot snapshot) {
        return Stream.of(
                        SampleRecoveries.running(),
                        SampleRecoveries.ended(),
                        SampleRecoveries.takeover(),
                        SampleRecoveries.refused())
                .filter(recovery -> recovery.cluster().equals(snapshot.cluster().id()))
                .map(SamplePages::line);
    }

    private static RecoveryLine line(Recovery recovery) {
        String alias = recovery.cluster().name().startsWith("ledger") ? "ledger" : "shop";
        return new RecoveryLine(recovery, alias, NOW);
    }

    private static List<Finding> found(TopologySnapshot snapshot) {
        return Analyzer.analyze(snapshot, AnalysisPolicy.DEFAULT);
    }

    private static Stream<FindingLine> lines(TopologySnapshot snapshot) {
        return found(snapshot).stream()
                .map(finding -> new FindingLine(finding, snapshot.cluster().alias(), before(3)));
    }

    private static String file(TopologySnapshot snapshot) {
        String alias = snapshot.cluster().alias();
        return alias.matches("[a-z]+") ? alias : alias.startsWith("[") ? "archive" : "hostile";
    }

    private static Frame frame(String title, Section section) {
        return new Frame(title, section, SIGNALS, Notice.NONE, NOW);
    }

    private static Moment before(long seconds) {
        return new Moment(NOW.minusSeconds(seconds), NOW);
    }
}
