package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.plan.Operation.Act;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What speaks against doing what people ask of a server; each reason says what to do instead. */
final class OperationChecks {

    /** More empty transactions than this are a job for a script, not for a click. */
    private static final long MOST_EMPTY = 1_000;

    private static final Pattern FILE = Pattern.compile("\\S.*\\.\\d{1,18}");

    private final TopologySnapshot snapshot;
    private final Operation operation;
    private final List<Reason> against = new ArrayList<>();

    OperationChecks(TopologySnapshot snapshot, Operation operation) {
        this.snapshot = snapshot;
        this.operation = operation;
    }

    List<Reason> against() {
        Optional<ServerView> found = snapshot.find(operation.target());
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    operation.target() + " is not in cluster "
                            + snapshot.cluster().id() + ": discover it first"));
        }
        Optional<Reason> silent = MoveRules.unreachable(found.get());
        if (silent.isPresent()) {
            return List.of(silent.get());
        }
        check(found.get());
        return List.copyOf(against);
    }

    /** What the server holds and its sources never had. */
    Optional<GtidSet> errant() {
        return snapshot.find(operation.target()).flatMap(ErrantTransactions::of);
    }

    private void check(ServerView server) {
        switch (operation) {
            case Operation.Simple(var target, var act) -> check(server, act);
            case Operation.Delay delay -> replica(server);
            case Operation.PurgeBinaryLogs(var target, var before) -> stillNeeded(server, before);
            case Operation.KillQuery kill -> {}
        }
    }

    private void check(ServerView server, Act act) {
        switch (act) {
            case START_REPLICATION, STOP_REPLICATION, STOP_REPLICATION_NICELY, RESTART_REPLICATION -> replica(server);
            case RESET_REPLICATION, DETACH -> {
                replica(server);
                unapplied(server);
            }
            case REATTACH -> detached(server);
            case SKIP_TRANSACTION -> broken(server);
            case ENABLE_GTID -> {
                replica(server);
                gtids(server);
                unapplied(server);
            }
            case DISABLE_GTID -> {
                replica(server);
                unapplied(server);
            }
            case MAKE_WRITABLE -> mayTakeWrites(server);
            case INJECT_EMPTY -> canInject(server);
            case FORGET_ERRANT -> canForget(server);
            case MAKE_READ_ONLY,
                    ENABLE_SEMI_SYNC_SOURCE,
                    DISABLE_SEMI_SYNC_SOURCE,
                    ENABLE_SEMI_SYNC_REPLICA,
                    DISABLE_SEMI_SYNC_REPLICA,
                    FLUSH_BINARY_LOGS -> {}
        }
    }

    private void replica(ServerView server) {
        if (server.links().isEmpty()) {
            no("no replica", server.id() + " replicates from nobody: this is for replicas");
        }
    }

    private void unapplied(ServerView server) {
        CatchingUp.whyUnapplied(server).ifPresent(against::add);
    }

    private void detached(ServerView server) {
        if (server.links().stream().noneMatch(ReplicationLink::isDetached)) {
            no("not detached", server.id() + " is not detached: relocate or repoint it instead");
        }
    }

    private void broken(ServerView server) {
        replica(server);
        boolean stopped = server.links().stream()
                .map(ReplicationLink::sql)
                .anyMatch(sql -> sql.state() == SqlState.STOPPED && sql.error().isPresent());
        if (!stopped && !server.links().isEmpty()) {
            no(
                    "not broken",
                    server.id() + " has not stopped at a transaction: there is nothing to skip; start it if it stands");
        }
    }

    private void gtids(ServerView server) {
        if (Following.attach(server).isEmpty()) {
            no("gtid", server.id() + " has no GTIDs: set gtid_mode to ON on all servers of the cluster first");
        }
        server.sources().stream()
                .filter(source -> source.held().isEmpty())
                .forEach(source -> no("gtid", source.id() + " has no GTIDs: set gtid_mode to ON there first"));
    }

    /** A replica that takes writes would diverge, and two servers that take them would be two primaries (I1). */
    private void mayTakeWrites(ServerView server) {
        if (server.isReplica()) {
            no(
                    "replica",
                    server.id() + " replicates, and what is written there its source would never have: hand the"
                            + " primary's part over by a takeover instead");
        }
        if (!server.links().isEmpty() && server.hasUnapplied()) {
            no("unapplied", server.id() + " has not applied all it received: wait until it has (I6)");
        }
        snapshot.servers().stream()
                .filter(other -> !other.id().equals(server.id()) && other.writable())
                .filter(other -> !other.isReplica() && !other.downtimed())
                .forEach(other -> no("another primary", anotherPrimary(other)));
    }

    private static String anotherPrimary(ServerView other) {
        return other.reachable()
                ? other.id() + " takes writes: make it read-only first, or hand its part over by a takeover (I1)"
                : other.id() + " took writes when it was last seen, and cannot be asked: put it in downtime if it is"
                        + " certain that it takes none (I1)";
    }

    private void canInject(ServerView server) {
        Optional<GtidSet> errant = errantOf(server);
        Optional<ServerView> primary = snapshot.primary().filter(ServerView::reachable);
        if (primary.filter(ServerView::writable).isEmpty()) {
            no("no primary", "no primary that takes writes can be told: mend that first");
        }
        if (errant.isPresent() && !(errant.get() instanceof MysqlGtidSet)) {
            no(
                    "gtid",
                    server.id() + " is a MariaDB server, where ids cannot be given to empty transactions: forget the"
                            + " errant ones instead, or build it anew");
        }
        errant.filter(set -> set.count() > MOST_EMPTY)
                .ifPresent(set -> no(
                        "too many",
                        set.count() + " transactions are errant, more than " + MOST_EMPTY + ": build " + server.id()
                                + " anew instead"));
    }

    private void canForget(ServerView server) {
        errantOf(server);
        unapplied(server);
        if (!server.replicas().isEmpty()) {
            no(
                    "has replicas",
                    server.id() + " has replicas, which would lose their place in its log: move them elsewhere first");
        }
        if (server.links().size() > 1) {
            no("channels", server.id() + " replicates by several channels: build it anew instead");
        }
        boolean byGtid = server.links().stream()
                .allMatch(link -> link.settings().attach().byGtid());
        if (server.facts()
                        .filter(facts -> facts.gtid() instanceof GtidState.Off)
                        .isPresent()
                || !byGtid) {
            no("gtid", server.id() + " does not replicate by GTID: enable that first");
        }
    }

    private Optional<GtidSet> errantOf(ServerView server) {
        Optional<GtidSet> errant = ErrantTransactions.of(server);
        if (errant.isEmpty()) {
            no("no errant", server.id() + " holds no transaction that its source never had: there is nothing to mend");
        }
        return errant;
    }

    /** What a replica has not received cannot be received once it is deleted. */
    private void stillNeeded(ServerView server, String before) {
        Optional<BinlogPosition> end =
                server.facts().flatMap(facts -> facts.binaryLog().end());
        boolean isFile = FILE.matcher(before).matches();
        if (!isFile
                || end.filter(position -> position.basename().equals(basename(before)))
                        .isEmpty()) {
            no("no such file", before + " is no file of the binary log of " + server.id() + ": look at its list");
            return;
        }
        server.replicas()
                .forEach(replica -> replica.linkFrom(server.id())
                        .filter(link -> !hasReceived(link, before))
                        .ifPresent(link -> no(
                                "still needed",
                                replica.id() + " has received up to " + said(link)
                                        + " only, and would lose what is between: " + "wait, or keep these files")));
    }

    private static boolean hasReceived(ReplicationLink link, String before) {
        return link.progress()
                .readPosition()
                .filter(read -> read.fileNumber() >= new BinlogPosition(before, 0).fileNumber())
                .isPresent();
    }

    private static String said(ReplicationLink link) {
        return link.progress().readPosition().map(BinlogPosition::text).orElse("nowhere");
    }

    private static String basename(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private void no(String rule, String text) {
        against.add(new Reason(rule, text));
    }
}
