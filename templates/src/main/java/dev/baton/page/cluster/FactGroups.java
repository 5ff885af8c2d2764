package dev.baton.page.cluster;

import dev.baton.page.Moment;
import dev.baton.page.cluster.FactGroup.Fact;
import dev.baton.plan.PlanPrinter;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.Failure;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that is known of a server, for its page. */
final class FactGroups {

    private FactGroups() {}

    static List<FactGroup> of(ServerView server) {
        List<FactGroup> groups = new ArrayList<>();
        groups.add(seen(server));
        server.facts().ifPresent(facts -> {
            groups.add(identity(facts));
            groups.add(log(facts));
            groups.add(gtid(facts.gtid()));
            facts.links().forEach(link -> groups.add(channel(link)));
            groups.add(semiSync(facts.semiSync()));
        });
        return groups;
    }

    private static FactGroup seen(ServerView server) {
        Instant now = server.snapshot().takenAt();
        Observation observation = server.server().observation();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("last probe", new Moment(observation.at(), now).distance()));
        switch (observation) {
            case Observation.Reachable reachable -> facts.add(new Fact("answer", "everything"));
            case Observation.TurnedAway(var known, var why, var since, var at) -> failure(facts, why, since, now);
            case Observation.Unreachable(var known, var why, var since, var at) -> failure(facts, why, since, now);
            case Observation.NeverSeen(var why, var since, var at) -> failure(facts, why, since, now);
        }
        server.snapshot().votes().cast().stream()
                .filter(vote -> vote.server().equals(server.id()))
                .forEach(vote -> facts.add(new Fact("vote of " + vote.node(), lower(vote.verdict()))));
        return new FactGroup("Observation", facts);
    }

    private static void failure(List<Fact> facts, Failure why, Instant since, Instant now) {
        facts.add(new Fact("answer", why.toString()));
        facts.add(new Fact("failing since", new Moment(since, now).distance()));
    }

    private static FactGroup identity(Instance facts) {
        return new FactGroup(
                "Identity",
                List.of(
                        new Fact("version", facts.version().text()),
                        new Fact("server_id", Long.toString(facts.identity().serverId())),
                        new Fact("server_uuid", facts.identity().uuid()),
                        new Fact("hostname", facts.identity().hostname()),
                        new Fact("report_host", facts.identity().reportHost()),
                        new Fact("uptime", say(facts.settings().uptime())),
                        new Fact("read_only", lower(facts.writability()))));
    }

    private static FactGroup log(Instance facts) {
        BinaryLog log = facts.binaryLog();
        return new FactGroup(
                "Binary log",
                List.of(
                        new Fact("writes", lower(log.writing())),
                        new Fact("binlog_format", log.format().name()),
                        new Fact("binlog_row_image", log.rowImage()),
                        new Fact("position", log.position()),
                        new Fact(
                                "relay logs at a restart",
                                lower(facts.settings().relayLogRecovery()))));
    }

    private static FactGroup gtid(GtidState gtid) {
        return new FactGroup(
                "GTID",
                switch (gtid) {
                    case GtidState.Off() -> List.of(new Fact("mode", "off"));
                    case GtidState.Mysql(var executed, var purged) ->
                        List.of(new Fact("gtid_executed", executed.text()), new Fact("gtid_purged", purged.text()));
                    case GtidState.MariaDb(var mode, var domain, var slave, var binlog, var state) ->
                        List.of(
                                new Fact("gtid_strict_mode", lower(mode)),
                                new Fact("gtid_domain_id", Long.toString(domain)),
                                new Fact("gtid_slave_pos", slave.text()),
                                new Fact("gtid_binlog_pos", binlog.text()),
                                new Fact("gtid_binlog_state", state.text()));
                });
    }

    private static FactGroup channel(ReplicationLink link) {
        String title = link.channel().isEmpty() ? "Replication" : "Replication, channel " + link.channel();
        return new FactGroup(
                title,
                List.of(
                        new Fact("source", link.source().id().toString()),
                        new Fact(
                                "receives",
                                thread(lower(link.io().state()), link.io().error())),
                        new Fact(
                                "applies",
                                thread(lower(link.sql().state()), link.sql().error())),
                        new Fact("lag", lag(link.progress().lag())),
                        new Fact("received", link.progress().read()),
                        new Fact("applied", link.progress().applied()),
                        new Fact("finds its place by", lower(link.settings().attach())),
                        new Fact("delay", say(link.settings().delay())),
                        new Fact("filters", lower(link.settings().filters())),
                        new Fact("TLS", lower(link.settings().tls())),
                        new Fact("heartbeat", say(link.settings().heartbeat())),
                        new Fact("account", link.settings().user())));
    }

    private static FactGroup semiSync(SemiSync semiSync) {
        return new FactGroup(
                "Semi-synchronous replication",
                List.of(
                        new Fact("as a source", lower(semiSync.source())),
                        new Fact("as a replica", lower(semiSync.replica())),
                        new Fact("acknowledgements waited for", Integer.toString(semiSync.waitForReplicas())),
                        new Fact("wait at most", say(semiSync.timeout())),
                        new Fact("replicas connected", Integer.toString(semiSync.clients()))));
    }

    private static String thread(String state, ReplicationError error) {
        return error.isPresent() ? state + ": error " + error.number() + ", " + error.message() : state;
    }

    private static String lag(Lag lag) {
        return switch (lag) {
            case Lag.Known(var behind) -> say(behind);
            case Lag.Unknown() -> "unknown";
        };
    }

    private static String say(Duration duration) {
        return duration.isZero() ? "0s" : PlanPrinter.say(duration);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
