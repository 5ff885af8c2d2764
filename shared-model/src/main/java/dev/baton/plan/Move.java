package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.regex.Pattern;

/**
 * A change of who replicates from whom, by the wish of a person. Each says from where replicas are taken, as the asker
 * knows it: the plan is refused if they are found elsewhere. {@link Moves} makes them from what people say.
 */
public sealed interface Move {

    /** The server whose replicas it is about. */
    InstanceId from();

    /** The server that it is named after in lists. */
    InstanceId subject();

    /**
     * One replica replicates from another server.
     *
     * @param replica who moves
     * @param from its source now; with several channels, the one that is meant
     * @param below its source then
     */
    record Relocate(InstanceId replica, InstanceId from, InstanceId below) implements Move {
        @Override
        public InstanceId subject() {
            return replica;
        }
    }

    /**
     * The replicas of a server replicate from another one; those that cannot stay.
     *
     * @param from their source now
     * @param below their source then; it may be one of them, and then stays where it is
     * @param pattern a regular expression that is found in the addresses of those that are meant; empty for all
     */
    record RelocateReplicas(InstanceId from, InstanceId below, String pattern) implements Move {

        /** @throws java.util.regex.PatternSyntaxException if the pattern is none */
        public RelocateReplicas {
            Pattern.compile(pattern);
        }

        @Override
        public InstanceId subject() {
            return from;
        }

        boolean means(InstanceId replica) {
            return !replica.equals(below)
                    && Pattern.compile(pattern).matcher(replica.toString()).find();
        }
    }

    /**
     * The best of a server's replicas becomes the source of the others.
     *
     * @param from the server
     */
    record RegroupReplicas(InstanceId from) implements Move {
        @Override
        public InstanceId subject() {
            return from;
        }
    }

    /**
     * A replica and its source swap their places: it replicates from where its source did, and its source from it.
     *
     * @param replica who moves up
     * @param from its source, which has a source itself
     * @param above the source of that one
     */
    record TakeSource(InstanceId replica, InstanceId from, InstanceId above) implements Move {
        @Override
        public InstanceId subject() {
            return replica;
        }
    }

    /**
     * The primary replicates from one of its replicas, which goes on replicating from it.
     *
     * @param replica who becomes co-primary; it stays read-only
     * @param from the primary
     */
    record MakeCoPrimary(InstanceId replica, InstanceId from) implements Move {
        @Override
        public InstanceId subject() {
            return replica;
        }
    }
}
