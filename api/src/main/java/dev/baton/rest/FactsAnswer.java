package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.gtid.GtidSet;
import dev.baton.page.cluster.Access;
import dev.baton.topology.Instance;
import dev.baton.topology.Lag;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe read.
 *
 * @param vendor MYSQL, PERCONA or MARIADB
 * @param version as the server prints it
 * @param serverId {@code server_id}
 * @param serverUuid {@code server_uuid}; empty on MariaDB
 * @param hostname {@code hostname}
 * @param access WRITABLE, READ_ONLY or SUPER_READ_ONLY
 * @param gtids transactions that it holds; empty without GTIDs
 * @param binaryLog where its binary log ends; empty without one
 * @param binaryLogFormat STATEMENT, MIXED or ROW
 * @param binaryLogWriting OFF, OWN_WRITES or ALL_WRITES
 * @param channels by which it receives
 * @param semiSync semi-synchronous replication
 * @param uptimeSeconds since its start
 */
public record FactsAnswer(
        String vendor,
        String version,
        long serverId,
        String serverUuid,
        String hostname,
        String access,
        String gtids,
        String binaryLog,
        String binaryLogFormat,
        String binaryLogWriting,
        List<ChannelAnswer> channels,
        SemiSyncAnswer semiSync,
        long uptimeSeconds) {

    /**
     * A channel.
     *
     * @param name empty for the default one
     * @param source address that it connects to
     * @param receives RUNNING, CONNECTING or STOPPED
     * @param receiveError last error of the receiving thread; empty if none
     * @param applies RUNNING or STOPPED
     * @param applyError last error of the applying thread; empty if none
     * @param received file:offset in the source's log
     * @param applied file:offset in the source's log
     * @param lagSeconds missing where the server cannot tell
     * @param delaySeconds applied that much later on purpose
     * @param placedBy FILE_POSITION, AUTO_POSITION, SLAVE_POS or CURRENT_POS
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelAnswer(
            String name,
            String source,
            String receives,
            String receiveError,
            String applies,
            String applyError,
            String received,
            String applied,
            @Nullable Long lagSeconds,
            long delaySeconds,
            String placedBy) {

        static ChannelAnswer of(ReplicationLink link) {
            return new ChannelAnswer(
                    link.channel(),
                    link.source().id().toString(),
                    link.io().state().name(),
                    say(link.io().error()),
                    link.sql().state().name(),
                    say(link.sql().error()),
                    link.progress().read(),
                    link.progress().applied(),
                    seconds(link.progress().lag()),
                    link.settings().delay().toSeconds(),
                    link.settings().attach().name());
        }

        private static @Nullable Long seconds(Lag lag) {
            return switch (lag) {
                case Lag.Known(var behind) -> behind.toSeconds();
                case Lag.Unknown() -> null;
            };
        }

        private static String say(ReplicationError error) {
            return error.isPresent() ? error.number() + ": " + error.message() : "";
        }
    }

    /**
     * Semi-synchronous replication.
     *
     * @param source OFF, ENABLED or ACTIVE
     * @param replica OFF, ENABLED or ACTIVE
     * @param clients replicas connected that acknowledge
     */
    public record SemiSyncAnswer(String source, String replica, int clients) {
        static SemiSyncAnswer of(SemiSync semiSync) {
            return new SemiSyncAnswer(
                    semiSync.source().name(), semiSync.replica().name(), semiSync.clients());
        }
    }

    static FactsAnswer of(Instance facts, Access access) {
        return new FactsAnswer(
                facts.version().vendor().name(),
                facts.version().text(),
                facts.identity().serverId(),
                facts.identity().uuid(),
                facts.identity().hostname(),
                access.name(),
                facts.gtid().held().map(GtidSet::text).orElse(""),
                facts.binaryLog().position(),
                facts.binaryLog().format().name(),
                facts.binaryLog().writing().name(),
                facts.links().stream().map(ChannelAnswer::of).toList(),
                SemiSyncAnswer.of(facts.semiSync()),
                facts.settings().uptime().toSeconds());
    }
}
