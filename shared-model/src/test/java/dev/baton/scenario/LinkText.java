package dev.baton.scenario;

import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Settings;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ReplicationLink.Tls;
import dev.baton.topology.ServerIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a line says of one channel. */
final class LinkText {

    private static final ReplicationError REFUSED = new ReplicationError(2003, "error connecting to source");

    private final InstanceId source;
    private final Words words;

    LinkText(String source, Words words) {
        this.source = InstanceId.parse(source);
        this.words = words;
    }

    boolean follows(InstanceId id) {
        return source.equals(id);
    }

    void expectNothingMore() {
        words.expectNothingMore();
    }

    ReplicationLink build(GtidText gtid, List<ServerText> all) {
        IoThread io = io();
        SqlThread sql = sql();
        boolean replicating = io.state() == IoState.RUNNING && sql.state() == SqlState.RUNNING;
        Lag lag = words.option("lag")
                .map(this::lag)
                .orElse(replicating ? new Lag.Known(Duration.ZERO) : new Lag.Unknown());
        String applied = words.option("applied", "binlog.000001:1000");
        Progress progress = new Progress(gtid.received(words), words.option("read", applied), applied, lag);
        return new ReplicationLink(words.option("channel", ""), source(all), io, sql, progress, settings(gtid));
    }

    private Source source(List<ServerText> all) {
        Optional<ServerIdentity> known = words.flag("unconnected")
                ? Optional.empty()
                : all.stream()
                        .filter(server -> server.id().equals(source))
                        .map(ServerText::identity)
                        .findFirst();
        InstanceId address = words.option("via").map(InstanceId::parse).orElse(source);
        String uuid = words.option("source-uuid")
                .map(letter -> GtidLetters.uuid(letter.charAt(0)))
                .orElse(known.map(ServerIdentity::uuid).orElse(""));
        return new Source(address, uuid, known.map(ServerIdentity::serverId).orElse(0L));
    }

    private IoThread io() {
        IoState state = switch (words.option("io", "running")) {
            case "on", "running" -> IoState.RUNNING;
            case "connecting" -> IoState.CONNECTING;
            case "off", "stopped" -> IoState.STOPPED;
            default -> throw words.mistake("no such state of an IO thread");
        };
        return new IoThread(state, error("io-error", state == IoState.CONNECTING ? REFUSED : ReplicationError.NONE));
    }

    private SqlThread sql() {
        ReplicationError error = error("sql-error", ReplicationError.NONE);
        SqlState state = switch (words.option("sql", error.isPresent() ? "stopped" : "running")) {
            case "on", "running" -> SqlState.RUNNING;
            case "off", "stopped" -> SqlState.STOPPED;
            default -> throw words.mistake("no such state of an SQL thread");
        };
        return new SqlThread(state, error);
    }

    private ReplicationError error(String key, ReplicationError otherwise) {
        return words.option(key)
                .map(text -> text.split(" ", 2))
                .map(parts -> new ReplicationError(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : ""))
                .orElse(otherwise);
    }

    private Lag lag(String text) {
        return text.equals("unknown")
                ? new Lag.Unknown()
                : new Lag.Known(Words.of("lag=" + text).duration("lag", Duration.ZERO));
    }

    private Settings settings(GtidText gtid) {
        return new Settings(
                words.constant("attach", gtid.attach()),
                words.duration("delay", Duration.ZERO),
                words.flag("filters") ? Filters.SOME : Filters.NONE,
                words.flag("tls") ? Tls.ON : Tls.OFF,
                words.duration("heartbeat", Duration.ofSeconds(30)),
                words.option("user", "repl"));
    }
}
