package dev.baton.analysis;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.Downtime;
import dev.baton.topology.DurationText;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import dev.baton.topology.Vanished;
import dev.baton.topology.Votes;
import dev.baton.topology.WriteTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/**
 * A piece of evidence.
 *
 * @param key the name by which sentences and pages know it
 * @param value how it is read from the subject; empty text is left out
 */
record Fact(String key, Function<Subject, String> value) {

    private static final int LONGEST = 300;

    static final Fact WHY =
            new Fact("why", subject -> subject.failure().map(Failure::toString).orElse(""));
    static final Fact SINCE =
            new Fact("since", subject -> since(subject.server().observation()));
    static final Fact VOTES = new Fact("votes", Fact::votes);
    static final Fact REACHED = new Fact("reached", Fact::reached);
    static final Fact REPLICAS =
            new Fact("replicas", subject -> number(subject.replicas().total()));
    static final Fact RECEIVING =
            new Fact("receiving", subject -> number(subject.replicas().receiving()));
    static final Fact UNHEARD =
            new Fact("unheard", subject -> number(subject.replicas().unheard()));
    static final Fact FAILING =
            new Fact("failing", subject -> number(subject.replicas().failingToConnect()));
    static final Fact SILENT = new Fact(
            "silent",
            subject -> number(subject.replicas().total() - subject.replicas().answering()));
    static final Fact LAGGING =
            new Fact("lagging", subject -> number(subject.replicas().lagging()));
    static final Fact REPLICAS_DOWNTIME = new Fact(
            Finding.REPLICAS_DOWNTIME,
            subject -> subject.replicas().allDowntimed() ? "all its replicas are in downtime" : "");
    static final Fact GROUP =
            new Fact("group", subject -> subject.server().group().group());
    static final Fact MEMBER_STATE =
            new Fact("member_state", subject -> lower(subject.server().group().state()));
    static final Fact OTHERS =
            new Fact("others", subject -> addresses(subject.otherPrimaries(), subject.writableCoPrimaries()));
    static final Fact THREADS = new Fact("threads", subject -> Channels.threads(subject.server()));
    static final Fact ERRORS = new Fact("errors", subject -> Channels.errors(subject.server()));
    static final Fact CONNECTION_ERRORS =
            new Fact("connection_errors", subject -> Channels.connectionErrors(subject.server()));
    static final Fact SOURCE = new Fact("source", subject -> Channels.sources(subject.server()));
    static final Fact LAG = new Fact("lag", subject -> Channels.lag(subject.server()));
    static final Fact LIMIT =
            new Fact("limit", subject -> DurationText.of(subject.policy().reasonableLag()));
    static final Fact DELAY = new Fact("delay", subject -> Channels.delay(subject.server()));
    static final Fact GTIDS = new Fact(
            "gtids",
            subject -> subject.errant().map(errant -> shortened(errant.text())).orElse(""));
    static final Fact COUNT = new Fact("count", subject -> exactly(subject.errant()));
    static final Fact CLIENTS =
            new Fact("clients", subject -> number(subject.semiSync().clients()));
    static final Fact WANTED =
            new Fact("wanted", subject -> number(subject.semiSync().waitForReplicas()));
    static final Fact WAITING =
            new Fact("waiting", subject -> number(subject.semiSync().waiting()));
    static final Fact TIMEOUT =
            new Fact("timeout", subject -> DurationText.of(subject.semiSync().timeout()));
    static final Fact REFUSAL = new Fact("refusal", Fact::refusal);
    static final Fact BEGUN = new Fact("begun", Fact::begun);
    static final Fact ROLE = new Fact("role", subject -> subject.writable() ? "writable" : "read-only");
    static final Fact SERVER_ID = new Fact(
            "server_id",
            subject -> subject.server()
                    .facts()
                    .map(facts -> number(facts.identity().serverId()))
                    .orElse(""));
    static final Fact TWINS = new Fact("twins", Fact::twins);
    static final Fact GONE = new Fact("gone", Fact::gone);
    static final Fact COUNT_GONE = new Fact(
            "count",
            subject -> exactly(subject.health().vanished().transactions().gtids()));
    static final Fact TRIGGER = new Fact(
            "trigger",
            subject -> subject.discardsAtRestart() ? "a restart of the server" : "a restart of its receiving thread");
    static final Fact UNAPPLIED = new Fact("unapplied", Fact::unapplied);
    static final Fact FORMATS =
            new Fact("formats", subject -> shortened(subject.setup().formats()));
    static final Fact VERSIONS =
            new Fact("versions", subject -> shortened(subject.setup().versions()));
    static final Fact GTID_MODES =
            new Fact("gtid_modes", subject -> shortened(subject.setup().gtids()));
    static final Fact BY_FILE =
            new Fact("by_file", subject -> number(subject.setup().byFile().size()));
    static final Fact AGE = new Fact("age", subject -> DurationText.of(subject.age()));
    static final Fact STATE = new Fact("state", Fact::state);
    static final Fact REASON =
            new Fact("reason", subject -> subject.server().server().downtime().reason());
    static final Fact DOWNTIME = new Fact("downtime", Fact::downtime);

    /** Its value for the given subject. */
    String of(Subject subject) {
        return value.apply(subject);
    }

    private static String since(Observation observation) {
        return switch (observation) {
            case Observation.Reachable reachable -> "";
            case Observation.TurnedAway turnedAway -> turnedAway.since().toString();
            case Observation.Unreachable unreachable -> unreachable.since().toString();
            case Observation.NeverSeen neverSeen -> neverSeen.since().toString();
        };
    }

    private static String votes(Subject subject) {
        return ofWorkers(subject, Votes::against);
    }

    private static String reached(Subject subject) {
        return ofWorkers(subject, Votes::reaching);
    }

    private static String ofWorkers(Subject subject, ToLongBiFunction<Votes, InstanceId> count) {
        Votes votes = subject.server().snapshot().votes();
        return votes.liveWorkers() == 0
                ? ""
                : count.applyAsLong(votes, subject.server().id()) + " of " + votes.liveWorkers() + " workers";
    }

    /** MariaDB names the last transaction of each stream only: how many there are cannot be told. */
    private static String exactly(Optional<GtidSet> transactions) {
        return transactions
                .filter(MysqlGtidSet.class::isInstance)
                .map(gtids -> number(gtids.count()))
                .orElse("");
    }

    private static String addresses(List<ServerView> primaries, List<ServerView> coPrimaries) {
        List<ServerView> others = primaries.isEmpty() ? coPrimaries : primaries;
        return others.stream().map(ServerView::id).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String state(Subject subject) {
        String life = subject.reachable() ? "answers" : subject.alive() ? "turns Baton away" : "cannot be reached";
        return subject.writable() ? life + ", writable" : life + ", read-only";
    }

    private static String downtime(Subject subject) {
        Downtime downtime = subject.server().server().downtime();
        return subject.server().downtimed()
                ? downtime.owner() + ": " + downtime.reason() + ", until " + downtime.until()
                : "";
    }

    private static String refusal(Subject subject) {
        return subject.refusedWrite()
                .map(refused -> refused.message() + " (error " + refused.number() + ")")
                .orElse("");
    }

    private static String begun(Subject subject) {
        return subject.health().writes() instanceof WriteTest.Stalled(Instant since) ? since.toString() : "";
    }

    private static String twins(Subject subject) {
        List<ServerView> sameUuid = subject.sameUuid();
        return shortened(addresses(sameUuid.isEmpty() ? subject.sameServerId() : sameUuid, List.of()));
    }

    private static String gone(Subject subject) {
        Vanished vanished = subject.health().vanished();
        String files = vanished.files().entrySet().stream()
                .map(file -> (file.getKey().isEmpty() ? "" : file.getKey() + ": ") + "up to " + file.getValue())
                .collect(Collectors.joining(", "));
        return shortened(vanished.transactions().gtids().map(GtidSet::text).orElse(files));
    }

    /** MariaDB's count is an upper bound. */
    private static String unapplied(Subject subject) {
        ServerView server = subject.server();
        return server.held()
                .flatMap(held -> server.received().map(received -> number(received.countBeyond(held))))
                .orElse("");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static String number(long value) {
        return Long.toString(value);
    }
}
