package dev.baton.scenario;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.policy.AnalysisPolicy.SemiSyncReplicas;
import dev.baton.policy.LossPolicy;
import dev.baton.policy.Places;
import dev.baton.policy.PromotionPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.policy.RepairPolicy;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.Server;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import dev.baton.topology.Votes;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a cluster from text: one server per line, and what is not said is as in a healthy cluster.
 *
 * <pre>
 * # comment
 * p1 primary 8.4.6 gtid=A:1-100 DOWN since 40s why=timed-out
 * r1 &lt;- p1 io=connecting gtid=A:1-90 received=A:1-100 prefer
 * r2 &lt;- p1 lag=12s writable
 *   &lt;- feed:3307 channel=feed io=stopped            another channel of r2
 * </pre>
 *
 * <p>Of a <b>server</b>: its address (port 3306 where none is said); {@code primary} or {@code <- source}; its version
 * (else that of the line above, else 8.4.6; MariaDB is {@code 11.4.5-MariaDB}). State: nothing, {@code DOWN},
 * {@code TURNED-AWAY} or {@code NEVER-SEEN}, with {@code since} and {@code why=} a failure's name; {@code seen=20s} for
 * an observation that is so old. Flags: {@code writable read-only super-read-only}, {@code prefer prefer-not must-not},
 * {@code lost}, {@code lax}, {@code discards-relay-logs}. Options: {@code downtime=reason}, {@code gtid=} (letters stand
 * for uuids, the first server's is A; {@code off} for none), {@code purged= uuid=}, of MariaDB {@code slave-pos= state=
 * domain=}, {@code id=} (server id; the first server's is 1), {@code binlog=off|own-writes|all-writes}, {@code format=},
 * {@code image=}, {@code end=} (position), {@code uptime=}, {@code lists=} (replicas), {@code semi-source=},
 * {@code semi-replica=} ({@code off enabled active}), {@code wait= timeout= clients= waiting=}; {@code group=}, {@code
 * group-role=}, {@code group-state=}; {@code restart=unknown|kept|unsure|changes} (what a restart makes of its role);
 * {@code vanished=} (GTIDs gone from its relay logs), {@code vanished-file=}; {@code writes=} (the test write: {@code
 * done stalled disk-full read-only-file-system refused}).
 *
 * <p>Of a <b>channel</b>: {@code io=running|connecting|stopped}, {@code sql=running|stopped} (also {@code on off}),
 * {@code io-error= sql-error=} (a number, or {@code "1236 text"}), {@code lag=3s|unknown}, {@code received=} (GTIDs),
 * {@code read= applied=} (file positions), {@code delay=}, {@code attach=}, {@code channel=}, {@code heartbeat=},
 * {@code user=}, {@code filters}, {@code tls}, {@code via=} (the address it connects to, where that is not the source's
 * own), {@code unconnected} (it never reached its source), {@code source-uuid=}.
 *
 * <p>Other lines: {@code cluster name alias= generation=}, {@code workers 3}, {@code vote w1,w2 p1 unreachable since 5s}
 * (without these: one worker that votes as observed), {@code vip 10.0.0.9/24 eth0 writer on p1} (also {@code reader},
 * {@code part-of p1}; {@code unreachable=stop|fence-hook|wait-lease}, {@code lease=60s}),
 * {@code request replace p1}, {@code request takeover p1}, {@code request takeover p1 to r1}; of moves
 * {@code request relocate r1 to r2}, {@code relocate-replicas r1 to r2 matching=r}, {@code move-up r1},
 * {@code move-up-replicas r1}, {@code move-below r1 to r2}, {@code repoint r1}, {@code repoint-replicas r1},
 * {@code take-siblings r1}, {@code take-source r1}, {@code make-co-primary r1}, {@code regroup-replicas r1}; of
 * operations {@code request do stop-replication r1} (any act), {@code delay r1 by=1h},
 * {@code purge-binary-logs p1 before=binlog.000003}, {@code kill-query p1 connection=17}; and
 * {@code policy lag= stale= ignore= exact-semi-sync drain= takeover-lag= backlog= ignored=
 * data-center= region= reach= candidate-lag= co-primaries= ask wait wait-at-most= semi-sync= read-only-primary=
 * returned= lost-replicas= clone}, {@code request replace p1}, {@code request replace-co-primary p1}, {@code request rehang i1},
 * {@code request adjust-semi-sync p1}, {@code request adjust-semi-sync-exactly p1}, {@code request restore-writes p1},
 * {@code request fence p1}, {@code request rejoin p1},
 * {@code request failover p1 by-word to r1}, {@code request takeover p1 to r1}.
 */
final class TopologyText {

    /** The moment at which all snapshots in tests are taken. */
    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration RECENTLY = Duration.ofSeconds(5);

    private final String name;
    private final List<ServerText> servers = new ArrayList<>();
    private final List<Vote> votes = new ArrayList<>();
    private final List<Words> requests = new ArrayList<>();
    private Words cluster = Words.of("");
    private Words policy = Words.of("");
    private final List<VipStatus> vips = new ArrayList<>();
    private int workers;

    private TopologyText(String name) {
        this.name = name;
    }

    static Scenario parse(String name, String text) {
        TopologyText topology = new TopologyText(name);
        text.lines().forEach(topology::read);
        return topology.scenario();
    }

    private void read(String line) {
        String content = line.replaceFirst("(^|\\s)#.*", "");
        if (content.isBlank()) {
            return;
        }
        Words words = Words.of(content);
        if (words.startsWith("<-")) {
            servers.getLast().addChannel(words);
        } else if (words.flag("cluster")) {
            cluster = words;
        } else if (words.flag("policy")) {
            policy = words;
        } else if (words.flag("workers")) {
            workers = Integer.parseInt(words.next());
        } else if (words.flag("vote")) {
            readVotes(words);
        } else if (words.flag("vip")) {
            vips.add(VipText.of(words));
        } else if (words.flag("request")) {
            requests.add(words);
        } else {
            servers.add(ServerText.of(words, servers));
        }
    }

    private void readVotes(Words words) {
        String[] nodes = words.next().split(",", -1);
        InstanceId server = words.nextAddress();
        Vote.Verdict verdict = Vote.Verdict.valueOf(words.next().toUpperCase(Locale.ROOT));
        Instant since = AT.minus(words.durationAfter("since", RECENTLY));
        words.expectNothingMore();
        Arrays.stream(nodes).forEach(node -> votes.add(new Vote(node, server, verdict, since, "")));
    }

    private Scenario scenario() {
        List<Server> built =
                servers.stream().map(server -> server.build(servers)).toList();
        TopologySnapshot snapshot = new TopologySnapshot(info(), AT, built, votes(built)).withVips(vips);
        List<Scenario.Asked> asked = requests.stream()
                .map(words -> RequestText.read(words, snapshot))
                .toList();
        Scenario scenario = new Scenario(name, snapshot, analysisPolicy(), recoveryPolicy(), asked);
        policy.expectNothingMore();
        return scenario;
    }

    private ClusterInfo info() {
        String id = cluster.matching(word -> !word.contains("="))
                .orElseGet(() -> servers.getFirst().id().toString());
        ClusterInfo info =
                new ClusterInfo(new ClusterId(id), cluster.option("alias", name), cluster.number("generation", 1));
        cluster.expectNothingMore();
        return info;
    }

    private Votes votes(List<Server> built) {
        if (workers > 0) {
            return new Votes(votes, workers);
        }
        return new Votes(built.stream().map(TopologyText::asObserved).toList(), 1);
    }

    private static Vote asObserved(Server server) {
        boolean silent = server.observation() instanceof Observation.Unreachable
                || (server.observation() instanceof Observation.NeverSeen never
                        && !never.why().kind().provesAlive());
        return new Vote(
                "w1",
                server.id(),
                silent ? Vote.Verdict.UNREACHABLE : Vote.Verdict.REACHABLE,
                AT.minus(RECENTLY),
                "as observed");
    }

    private AnalysisPolicy analysisPolicy() {
        return new AnalysisPolicy(
                policy.duration("lag", AnalysisPolicy.DEFAULT.reasonableLag()),
                policy.duration("stale", AnalysisPolicy.DEFAULT.staleAfter()),
                policy.option("ignore").map(Pattern::compile).stream().toList(),
                policy.flag("exact-semi-sync") ? SemiSyncReplicas.EXACTLY : SemiSyncReplicas.AT_LEAST);
    }

    private RecoveryPolicy recoveryPolicy() {
        RecoveryPolicy usual = RecoveryPolicy.DEFAULT;
        return new RecoveryPolicy(
                usual.clusters(),
                usual.coolDown(),
                policy.duration("drain", usual.drainAtMost()),
                policy.duration("takeover-lag", usual.takeoverLag()),
                usual.retryRefusedAfter(),
                promotionPolicy(),
                lossPolicy(),
                repairPolicy());
    }

    private PromotionPolicy promotionPolicy() {
        PromotionPolicy usual = PromotionPolicy.DEFAULT;
        Places places = new Places(
                Pattern.compile(policy.option("data-center", "")), Pattern.compile(policy.option("region", "")));
        return new PromotionPolicy(
                patterns("ignored"),
                places,
                policy.constant("reach", usual.reach()),
                policy.duration("candidate-lag", usual.lagAtMost()),
                policy.constant("co-primaries", usual.coPrimaries()));
    }

    private LossPolicy lossPolicy() {
        List<Pattern> everywhere = List.of(Pattern.compile(""));
        return new LossPolicy(
                policy.flag("ask") ? everywhere : List.of(),
                policy.flag("wait") ? everywhere : List.of(),
                policy.duration("wait-at-most", LossPolicy.DEFAULT.waitAtMost()));
    }

    private RepairPolicy repairPolicy() {
        RepairPolicy usual = RepairPolicy.DEFAULT;
        return new RepairPolicy(
                usual.rehang(),
                policy.constant("semi-sync", usual.semiSync()),
                policy.constant("read-only-primary", usual.readOnlyPrimary()),
                policy.constant("returned", usual.returned()),
                policy.duration("backlog", usual.backlogAtMost()),
                policy.flag("clone")
                        ? new RepairPolicy.Rebuild(
                                List.of(Pattern.compile("")),
                                usual.rebuild().cloneAtMost(),
                                usual.rebuild().backAtMost())
                        : usual.rebuild(),
                policy.constant("lost-replicas", usual.lostReplicas()));
    }

    private List<Pattern> patterns(String key) {
        return policy.option(key).stream().map(Pattern::compile).toList();
    }
}
