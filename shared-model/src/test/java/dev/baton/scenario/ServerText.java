package dev.baton.scenario;

import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.Downtime;
import dev.baton.topology.Failure;
import dev.baton.topology.GroupMembership;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.SemiSync;
import dev.baton.topology.Server;
import dev.baton.topology.ServerHealth;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings;
import dev.baton.topology.ServerSettings.RelayLogRecovery;
import dev.baton.topology.ServerSettings.RoleAtRestart;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.Vanished;
import dev.baton.topology.Writability;
import dev.baton.topology.WriteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One server's line and its channels' lines. Built only when all lines are read, since sources may come below. */
final class ServerText {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+.*");
    private static final ServerVersion USUAL = ServerVersion.parse("8.4.6", "");
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final InstanceId id;
    private final ServerVersion version;
    private final ServerIdentity identity;
    private final String groupName;
    private final Words words;
    private final List<LinkText> channels = new ArrayList<>();

    private ServerText(InstanceId id, ServerVersion version, ServerIdentity identity, Words words) {
        this.id = id;
        this.version = version;
        this.identity = identity;
        this.groupName = words.option("group", "");
        this.words = words;
    }

    static ServerText of(Words words, List<ServerText> above) {
        InstanceId id = words.nextAddress();
        ServerVersion inherited = above.isEmpty() ? USUAL : above.getLast().version;
        ServerVersion version = words.matching(word -> VERSION.matcher(word).matches())
                .map(text -> ServerVersion.parse(text, ""))
                .orElse(inherited);
        char letter = words.option("uuid").map(text -> text.charAt(0)).orElse((char) ('A' + above.size()));
        String uuid = version.isMariaDb() ? "" : GtidLetters.uuid(letter);
        int serverId = words.number("id", above.size() + 1);
        ServerIdentity identity = new ServerIdentity(serverId, uuid, id.host(), id.host(), id.port());
        ServerText server = new ServerText(id, version, identity, words);
        words.after("<-").ifPresent(source -> server.channels.add(new LinkText(source, words)));
        words.flag("primary");
        return server;
    }

    void addChannel(Words channel) {
        channels.add(new LinkText(channel.after("<-").orElseThrow(), channel));
    }

    InstanceId id() {
        return id;
    }

    ServerIdentity identity() {
        return identity;
    }

    Server build(List<ServerText> all) {
        Instance facts = facts(all);
        Server server = new Server(id, observation(facts), rule(), downtime());
        words.expectNothingMore();
        channels.forEach(LinkText::expectNothingMore);
        return server;
    }

    private Instance facts(List<ServerText> all) {
        GtidText gtid = GtidText.of(words, version, all.getFirst().letterOfWriter());
        List<ReplicationLink> links =
                channels.stream().map(channel -> channel.build(gtid, all)).toList();
        return new Instance(
                id,
                identity,
                version,
                writability(),
                binaryLog(),
                gtid.state(words, links.isEmpty() ? GtidText.Part.PRIMARY : GtidText.Part.REPLICA),
                links,
                semiSync(),
                listedReplicas(all),
                settings(),
                group(all),
                health());
    }

    private String letterOfWriter() {
        return version.isMariaDb()
                ? "0-" + identity.serverId() + "-100"
                : GtidLetters.contract(identity.uuid()) + ":1-100";
    }

    private Observation observation(Instance facts) {
        Instant at = TopologyText.AT.minus(words.duration("seen", Duration.ZERO));
        Instant since = TopologyText.AT.minus(words.durationAfter("since", A_WHILE));
        if (words.flag("DOWN")) {
            return new Observation.Unreachable(facts, why(Failure.Kind.REFUSED), since, at);
        }
        if (words.flag("TURNED-AWAY")) {
            return new Observation.TurnedAway(facts, why(Failure.Kind.ACCESS_DENIED), since, at);
        }
        if (words.flag("NEVER-SEEN")) {
            return new Observation.NeverSeen(why(Failure.Kind.TIMED_OUT), since, at);
        }
        return new Observation.Reachable(facts, at);
    }

    private Failure why(Failure.Kind usual) {
        return new Failure(words.constant("why", usual), "");
    }

    private PromotionRule rule() {
        return Arrays.stream(PromotionRule.values())
                .filter(rule -> words.flag(rule.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElse(PromotionRule.NEUTRAL);
    }

    private Downtime downtime() {
        Instant until = TopologyText.AT.plus(Duration.ofHours(1));
        if (words.flag("lost")) {
            return new Downtime("baton", Downtime.LOST_IN_RECOVERY, until);
        }
        return words.option("downtime")
                .map(reason -> new Downtime("ops", reason, until))
                .orElse(Downtime.NONE);
    }

    private Writability writability() {
        Optional<Writability> said = Arrays.stream(Writability.values())
                .filter(known ->
                        words.flag(known.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst();
        boolean canBeSuper = !version.isMariaDb() && version.atLeast(5, 7, 0);
        Writability ofReplica = canBeSuper ? Writability.SUPER_READ_ONLY : Writability.READ_ONLY;
        return said.orElse(channels.isEmpty() ? Writability.WRITABLE : ofReplica);
    }

    private BinaryLog binaryLog() {
        BinaryLog.Writing writing = words.constant("binlog", BinaryLog.Writing.ALL_WRITES);
        return new BinaryLog(
                writing,
                words.constant("format", BinaryLog.Format.ROW),
                words.option("image", "FULL"),
                words.option("end", writing == BinaryLog.Writing.OFF ? "" : "binlog.000001:1000"));
    }

    private SemiSync semiSync() {
        return new SemiSync(
                words.constant("semi-source", SemiSync.Role.OFF),
                words.constant("semi-replica", SemiSync.Role.OFF),
                words.number("wait", 0),
                words.duration("timeout", Duration.ZERO),
                words.number("clients", 0),
                words.number("waiting", 0));
    }

    private List<InstanceId> listedReplicas(List<ServerText> all) {
        return words.option("lists")
                .map(list -> Arrays.stream(list.split(",", -1))
                        .map(InstanceId::parse)
                        .toList())
                .orElseGet(() -> all.stream()
                        .filter(other -> other.channels.stream().anyMatch(channel -> channel.follows(id)))
                        .map(ServerText::id)
                        .toList());
    }

    private ServerSettings settings() {
        return new ServerSettings(
                words.duration("uptime", Duration.ofDays(1)),
                words.flag("discards-relay-logs") ? RelayLogRecovery.DISCARDS : RelayLogRecovery.KEEPS,
                words.constant("restart", RoleAtRestart.UNKNOWN));
    }

    private GroupMembership group(List<ServerText> all) {
        GroupMembership.State state = words.constant("group-state", GroupMembership.State.ONLINE);
        GroupMembership.Role role = words.constant("group-role", GroupMembership.Role.NONE);
        return groupName.isEmpty()
                ? GroupMembership.NONE
                : new GroupMembership(
                        groupName,
                        state,
                        role,
                        all.stream()
                                .filter(other -> other.groupName.equals(groupName))
                                .map(ServerText::id)
                                .toList());
    }

    private ServerHealth health() {
        return new ServerHealth(
                new Vanished(
                        vanished(),
                        words.option("vanished-file")
                                .map(file -> Map.of("", file))
                                .orElse(Map.of())),
                writes());
    }

    private Received vanished() {
        return words.option("vanished")
                .map(GtidLetters::expand)
                .<Received>map(text ->
                        new Received.Gtids(version.isMariaDb() ? MariaDbGtidSet.parse(text) : MysqlGtidSet.parse(text)))
                .orElseGet(Received.ByFile::new);
    }

    private WriteTest writes() {
        return switch (words.option("writes", "")) {
            case "" -> new WriteTest.NotTried();
            case "done" -> new WriteTest.Written(Duration.ofMillis(2));
            case "stalled" -> new WriteTest.Stalled(TopologyText.AT.minus(A_WHILE));
            case "disk-full" -> new WriteTest.Refused(WriteTest.Problem.DISK_FULL, 1021, "Disk full");
            case "read-only-file-system" ->
                new WriteTest.Refused(WriteTest.Problem.READ_ONLY_FILE_SYSTEM, 1036, "Table is read only");
            case "refused" -> new WriteTest.Refused(WriteTest.Problem.OTHER, 1146, "Table does not exist");
            default -> throw words.mistake("no such test write");
        };
    }
}
