package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.Optional;

/**
 * Which channels of a replica a step is about. What is done for one source leaves the channels from other sources alone:
 * they go on receiving and applying, also where they are in trouble of their own.
 */
public sealed interface Channels {

    /** All that it has: for most replicas that is one. */
    Channels ALL = new All();

    /** Whether a channel of this name is meant. */
    boolean include(String channel);

    /** All that it has. */
    record All() implements Channels {
        @Override
        public boolean include(String channel) {
            return true;
        }
    }

    /**
     * One of several.
     *
     * @param name its name; the default channel has an empty one
     */
    record Only(String name) implements Channels {
        @Override
        public boolean include(String channel) {
            return channel.equals(name);
        }
    }

    /** The channel of a replica from this source, where it has several; all of them where none is from there. */
    static Channels from(InstanceId source, ServerView replica) {
        return of(replica, replica.linkFrom(source));
    }

    /** The channel of this link, where the replica has several; all of them where no link is meant. */
    static Channels of(ServerView replica, Optional<ReplicationLink> meant) {
        return replica.links().size() < 2
                ? ALL
                : meant.<Channels>map(link -> new Only(link.channel())).orElse(ALL);
    }
}
