package dev.baton.page.cluster;

import dev.baton.page.Moment;
import dev.baton.topology.ServerView;
import java.util.List;

/**
 * A server's downtime.
 *
 * @param owner who took it out
 * @param reason why
 * @param until when it ends by itself
 */
public record DowntimeLine(String owner, String reason, Moment until) {

    /** The server's downtime, or nothing. */
    static List<DowntimeLine> of(ServerView server) {
        if (!server.downtimed()) {
            return List.of();
        }
        var said = server.server().downtime();
        return List.of(new DowntimeLine(
                said.owner(),
                said.reason(),
                new Moment(said.until(), server.snapshot().takenAt())));
    }
}
