package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Channels;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command sees of a server's replication before and after it changes something.
 *
 * @param gtid what the server holds
 * @param links its channels
 * @param rows the same as the server told them
 * @param extent whether these are all channels that it has
 */
record Look(GtidState gtid, List<ReplicationLink> links, List<Row> rows, ChannelNames.Extent extent) {

    Look {
        links = List.copyOf(links);
        rows = List.copyOf(rows);
    }

    /** Looks: channels first, so that what they had received is compared with what was applied a little later. */
    static Look at(ServerSession session, Deadline deadline) throws SQLException {
        Dialect dialect = session.dialect();
        List<Row> rows = session.query(dialect.showLinks(), deadline);
        GtidState gtid = dialect.gtid(session.queryOne(Statements.select(dialect.gtidVariables()), deadline));
        return new Look(
                gtid,
                rows.stream().flatMap(row -> dialect.link(row, gtid).stream()).toList(),
                rows,
                ChannelNames.Extent.EVERY);
    }

    /** The same as if it had no other channels; where it has no others, all of it. */
    Look only(Channels wanted) {
        List<ReplicationLink> some =
                links.stream().filter(link -> wanted.include(link.channel())).toList();
        return some.size() == links.size()
                ? this
                : new Look(
                        gtid,
                        some,
                        rows.stream()
                                .filter(row -> wanted.include(row.text("Channel_Name", "Connection_name")))
                                .toList(),
                        ChannelNames.Extent.SOME);
    }

    boolean isReplica() {
        return !links.isEmpty();
    }

    ChannelNames channels() {
        return new ChannelNames(links.stream().map(ReplicationLink::channel).toList(), extent);
    }

    boolean all(IoState state) {
        return links.stream().allMatch(link -> link.io().state() == state);
    }

    boolean all(SqlState state) {
        return links.stream().allMatch(link -> link.sql().state() == state);
    }

    /** No thread was told to stop; one that is about to connect counts. */
    boolean isMeantToReplicate() {
        return links.stream().noneMatch(link -> link.io().state() == IoState.STOPPED) && all(SqlState.RUNNING);
    }

    /** Everything received is applied (I6): by GTID where there are GTIDs, else by file position. */
    boolean allApplied() {
        return links.stream().allMatch(link -> applied(link.progress()));
    }

    private boolean applied(Progress progress) {
        Optional<GtidSet> retrieved = progress.retrieved().gtids();
        Optional<GtidSet> held = gtid.held();
        if (retrieved.isPresent() && held.isPresent()) {
            return held.get().contains(retrieved.get());
        }
        return progress.read().equals(progress.applied());
    }

    /** The rows of channels that do not apply. */
    List<Row> rowsNotApplying() {
        return rows.stream()
                .filter(row -> LinkReader.sql(row).state() == SqlState.STOPPED)
                .toList();
    }

    /** Everything received on the channels that count in GTIDs. */
    Optional<GtidSet> retrieved() {
        return links.stream()
                .flatMap(link -> link.progress().retrieved().gtids().stream())
                .reduce(GtidSet::union);
    }

    /** The first error of an applying thread that stopped because of it. */
    Optional<ReplicationError> applyingError() {
        return links.stream()
                .filter(link -> link.sql().state() == SqlState.STOPPED)
                .map(link -> link.sql().error())
                .filter(ReplicationError::isPresent)
                .findFirst();
    }

    /** The first error of a receiving thread that is not connected. */
    Optional<ReplicationError> receivingError() {
        return links.stream()
                .filter(link -> link.io().state() != IoState.RUNNING)
                .map(link -> link.io().error())
                .filter(ReplicationError::isPresent)
                .findFirst();
    }

    /** How much is received and not applied, in words. */
    String unapplied() {
        Optional<GtidSet> retrieved = retrieved();
        Optional<GtidSet> held = gtid.held();
        if (retrieved.isPresent() && held.isPresent()) {
            return retrieved.get().countBeyond(held.get()) + " received transactions are not applied";
        }
        return "received up to " + positions(Progress::read) + ", applied up to " + positions(Progress::applied);
    }

    boolean holds(GtidSet wanted) {
        return gtid.held().filter(held -> held.contains(wanted)).isPresent();
    }

    /** How much of a set is missing, in words. */
    String lacks(GtidSet wanted) {
        return gtid.held()
                .map(held -> wanted.countBeyond(held) + " transactions are missing")
                .orElse("it has no GTIDs");
    }

    /** How far each channel has received, by file. */
    String readPositions() {
        return positions(Progress::read);
    }

    /** How far was received, in words: by file, which is short, or by GTID where there is no file yet. */
    String received() {
        return readPositions().isBlank() ? retrieved().map(GtidSet::text).orElse("nowhere") : readPositions();
    }

    private String positions(Function<Progress, String> which) {
        return String.join(
                ", ", links.stream().map(link -> which.apply(link.progress())).toList());
    }
}
