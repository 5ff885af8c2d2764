package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.Detachment;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.SemiSync;
import dev.baton.topology.SemiSync.Role;
import dev.baton.topology.SemiSync.Side;
import dev.baton.topology.Writability;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The facts of a server with one thing changed. */
final class SimulatedFacts {

    private SimulatedFacts() {}

    static Instance withLinks(Instance f, List<ReplicationLink> links) {
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                f.writability(),
                f.binaryLog(),
                f.gtid(),
                links,
                f.semiSync(),
                f.listedReplicas(),
                f.settings(),
                f.group(),
                f.health());
    }

    /** The channel of that name has become this one; or it is the first. */
    static Instance withLink(Instance facts, ReplicationLink link) {
        List<ReplicationLink> others = facts.links().stream()
                .filter(other -> !other.channel().equals(link.channel()))
                .toList();
        return withLinks(facts, Stream.concat(Stream.of(link), others.stream()).toList());
    }

    static Instance eachLink(Instance facts, UnaryOperator<ReplicationLink> change) {
        return withLinks(facts, facts.links().stream().map(change).toList());
    }

    static Instance writability(Instance f, Writability state) {
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                state,
                f.binaryLog(),
                f.gtid(),
                f.links(),
                f.semiSync(),
                f.listedReplicas(),
                f.settings(),
                f.group(),
                f.health());
    }

    /** It holds these too, applied from a source. */
    static Instance holding(Instance f, GtidSet more) {
        return gtid(f, holding(f.gtid(), more));
    }

    static Instance gtid(Instance f, GtidState state) {
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                f.writability(),
                f.binaryLog(),
                state,
                f.links(),
                f.semiSync(),
                f.listedReplicas(),
                f.settings(),
                f.group(),
                f.health());
    }

    static Instance semiSync(Instance f, Side side, Role role) {
        SemiSync before = f.semiSync();
        SemiSync after = new SemiSync(
                side == Side.SOURCE ? role : before.source(),
                side == Side.REPLICA ? role : before.replica(),
                before.waitForReplicas(),
                before.timeout(),
                before.clients());
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                f.writability(),
                f.binaryLog(),
                f.gtid(),
                f.links(),
                after,
                f.listedReplicas(),
                f.settings(),
                f.group(),
                f.health());
    }

    /** It leads nowhere, and nothing runs. */
    static ReplicationLink detached(ReplicationLink link) {
        ReplicationLink stopped = sql(io(link, IoState.STOPPED), SqlState.STOPPED);
        return withSource(stopped, new Source(Detachment.from(link.source().id()), "", 0));
    }

    static ReplicationLink reattached(ReplicationLink link) {
        return Detachment.origin(link.source().id())
                .map(origin -> withSource(link, new Source(origin, "", 0)))
                .orElse(link);
    }

    private static ReplicationLink withSource(ReplicationLink link, Source source) {
        return new ReplicationLink(link.channel(), source, link.io(), link.sql(), link.progress(), link.settings());
    }

    static ReplicationLink io(ReplicationLink link, IoThread io) {
        return new ReplicationLink(link.channel(), link.source(), io, link.sql(), link.progress(), link.settings());
    }

    static ReplicationLink io(ReplicationLink link, IoState state) {
        return io(link, new IoThread(state, link.io().error()));
    }

    static ReplicationLink sql(ReplicationLink link, SqlState state) {
        SqlThread sql = new SqlThread(state, link.sql().error());
        return new ReplicationLink(link.channel(), link.source(), link.io(), sql, link.progress(), link.settings());
    }

    private static GtidState holding(GtidState before, GtidSet more) {
        return switch (before) {
            case GtidState.Off off -> off;
            case GtidState.Mysql mysql
            when more instanceof MysqlGtidSet gtids ->
                new GtidState.Mysql(mysql.executed().union(gtids), mysql.purged());
            case GtidState.Mysql mysql -> mysql;
            case GtidState.MariaDb maria
            when more instanceof MariaDbGtidSet gtids ->
                new GtidState.MariaDb(
                        maria.mode(),
                        maria.domain(),
                        maria.slavePosition().union(gtids),
                        maria.binlogPosition().union(gtids),
                        maria.binlogState().union(gtids));
            case GtidState.MariaDb maria -> maria;
        };
    }
}
